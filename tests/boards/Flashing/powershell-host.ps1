# Runs one script after the other, as PowerShellHost asks: a start of PowerShell takes two seconds of processor time.
while ($null -ne ($asked = [Console]::In.ReadLine())) {
    if ($asked -notlike 'case *') { continue } # what the script before has not read
    $case = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($asked.Substring(5))) | ConvertFrom-Json
    $variables = @($case.Environment.PSObject.Properties)
    foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) }
    Set-Location -LiteralPath $case.Folder
    [Environment]::CurrentDirectory = $case.Folder
    $global:LASTEXITCODE = 0
    $arguments = @($case.Arguments)
    try {
        if ($case.Script) { & $case.Script @arguments } else { Invoke-Expression $case.Line }
    }
    catch {
        [Console]::Error.WriteLine($_)
        $global:LASTEXITCODE = 1
    }
    $code = $LASTEXITCODE
    foreach ($variable in $variables) { [Environment]::SetEnvironmentVariable($variable.Name, $null) }
    [Console]::Error.WriteLine("`n$($case.End)")
    [Console]::Out.WriteLine("`n$($case.End) $code")
}
