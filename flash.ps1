# Builds the firmware and puts it onto a board: ./flash.ps1 PORT [options]. flash.sh does the same in bash.
# The options are read by hand, so that they are spelled as those of flash.sh; -ssid works as well as --ssid.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
if (Test-Path variable:PSNativeCommandUseErrorActionPreference) { $PSNativeCommandUseErrorActionPreference = $false }

$help = @'
usage: ./flash.ps1 PORT [options]         such as: ./flash.ps1 COM5 --erase

  --erase           erases the board first: for a new board, or one that had another firmware
  --ssid NAME       the Wi-Fi to join, at most 31 bytes. Without it the board opens its setup network
  --password TEXT   its password. Better leave it out: it is asked for, or read from the input
  --server URL      the pairing service, such as http://192.168.4.20:5080
  --provider NAME   amazon, google, github or another of docs/providers.md
  --client-id ID    the client that you registered there
  --name TEXT       what the device calls itself
  --ca FILE         the root certificate of a https server, as PEM
  --board NAME      such as heltec-v2, and
  --panel NAME      such as sh1106-128x64: docs/boards.md lists both
  --target NAME     the runtime, such as ESP32_PSRAM_REV3. Without it nanoff chooses by the chip
  --fwversion V     a version of the runtime instead of the newest
  --baud N          for the runtime; 115200 helps with a CH340 on macOS and with long cables
  --from STEP       begins there, after a failure: runtime, check, image, files or network
'@

function Stop-Wrong([string] $text) {
    [Console]::Error.WriteLine("flash.ps1: $text")
    exit 2
}

function Get-Size([string] $text) { return [Text.Encoding]::UTF8.GetByteCount($text) }

$image = Join-Path $PSScriptRoot 'firmware/bin/Release/netnano1.0/Pairing.Firmware.bin'
$assets = Join-Path $PSScriptRoot 'firmware/obj/project.assets.json'
$steps = 'runtime', 'check', 'image', 'files', 'network'
$names = ('ssid', 'password', 'server', 'provider', 'client-id', 'name', 'ca', 'board', 'panel', 'target', 'fwversion', 'baud',
    'from')
$set = @{ from = 'runtime' }
$port = ''
$erase = $false
$again = '' # the options once more, without the password and the step

for ($i = 0; $i -lt $args.Count; $i++) {
    $word = [string] $args[$i]
    $option = $word -replace '^--?', ''
    if ($word -in '-h', '-help', '--help') { $help; exit 0 }
    elseif ($word -like '-*' -and $option -eq 'erase') { $erase = $true }
    elseif ($word -like '-*' -and $option -in $names) {
        if (++$i -ge $args.Count) { Stop-Wrong "$word needs a value" }
        $value = [string] $args[$i]
        if ($value -match '[\x00-\x1F\x7F]') { Stop-Wrong "the value of $word has a line break or another control character" }
        $set[$option] = $value
        if ($option -notin 'password', 'from') { $again += " --$option '" + $value.Replace("'", "''") + "'" }
    }
    elseif ($word -like '-*') { Stop-Wrong "there is no option $word; --help lists them" }
    elseif ($port) { Stop-Wrong "the port is $port, so what is ${word}? A text with spaces needs quotation marks" }
    else { $port = $word }
}

function Get-Set([string] $name) { if ($set.ContainsKey($name)) { return $set[$name] } return '' }

if (-not $port) { Stop-Wrong 'the port is missing: ./flash.ps1 PORT. docs/flashing.md, step 3, tells how to find it' }
if ($port -notmatch '^COM\d+$' -and -not (Test-Path -LiteralPath $port)) {
    Stop-Wrong "there is no port $port. Is the board plugged in, by a cable for data? docs/flashing.md, step 3"
}
if ($set['from'] -notin $steps) { Stop-Wrong "--from takes one of: $steps" }
$ssid = Get-Set 'ssid'
$password = Get-Set 'password'
$ca = Get-Set 'ca'
if ((Get-Size $ssid) -gt 31) { Stop-Wrong 'the name of the Wi-Fi has more than 31 bytes, which the chip cannot keep' }
if ($ca -and -not ((Test-Path -LiteralPath $ca) -and (Select-String -LiteralPath $ca -SimpleMatch 'BEGIN CERTIFICATE' -Quiet))) {
    Stop-Wrong "$ca is missing or not PEM: it has no line BEGIN CERTIFICATE"
}
if ($ssid -and -not $set.ContainsKey('password')) {
    if ([Console]::IsInputRedirected) { $password = [string] [Console]::In.ReadLine() }
    else {
        $hidden = Read-Host -AsSecureString "Password of $ssid (nothing for an open network)"
        $password = (New-Object Net.NetworkCredential('', $hidden)).Password
    }
}
$size = Get-Size $password
if ($size -ne 0 -and ($size -lt 8 -or $size -gt 63)) {
    Stop-Wrong "the password has $size bytes: the chip takes 8 to 63, or none for an open network"
}

# What to look at
function Stop-Failed([string] $step, [string] $look) {
    $lines = @('', "flash.ps1: step `"$step`" failed. $look")
    if ($step -eq 'runtime') { $lines += 'The board may be without a runtime until this has worked; that does not harm it.' }
    $lines += "What the earlier steps did stays. nanoff's error codes: docs/flashing.md. To go on from here:"
    $erasing = if ($step -eq 'runtime' -and $erase) { ' --erase' } else { '' }
    $lines += "  ./flash.ps1 '" + $port.Replace("'", "''") + "'$again$erasing --from $step"
    [Console]::Error.WriteLine($lines -join [Environment]::NewLine)
    exit 1 # what is to be tidied up is in a finally
}

function Find-Nanoff {
    $found = Get-Command nanoff -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    $own = Join-Path $PSScriptRoot 'firmware/obj/nanoff'
    if (-not $found) {
        $found = Get-Command (Join-Path $own 'nanoff') -ErrorAction SilentlyContinue
        if (-not $found) {
            dotnet tool install nanoff --version '2.5.*' --allow-roll-forward --tool-path $own | Out-Host
            $found = Get-Command (Join-Path $own 'nanoff') -ErrorAction SilentlyContinue
        }
    }
    if (-not $found) {
        Stop-Wrong 'nanoff is missing and could not be installed: docs/flashing.md, step 1. Nothing was changed on the board'
    }
    $script:nanoff = $found.Source
    $said = Read-Nanoff '--version'
    $version = if ($said -match '\d+\.\d+\.\d+') { $Matches[0] } else { '' }
    if ($version -like '2.5.*') {
        $script:words = @{ runtime = @('--update'); details = '--nanodevice', '--devicedetails'
            image = '--nanodevice', '--deploy'; files = @('--filedeployment'); network = @('--networkdeployment') }
    }
    elseif ($version -like '3.*') {
        $script:words = @{ runtime = @('flash'); details = @('details'); image = @('deploy')
            files = 'deploy', '--file'; network = 'deploy', '--network' }
    }
    else {
        $which = if ($version) { $version } else { 'does not start, and' }
        Stop-Wrong "nanoff $which cannot be used: docs/flashing.md, step 1, installs the right one"
    }
    "nanoff $version"
}

# nanoff's advice to update would lead from 2.5 to 3. What it prints moves the cursor, so it goes to the terminal as it is.
function Start-Nanoff([string[]] $arguments) { & $nanoff @arguments --suppressnanoffversioncheck }

function Read-Nanoff([string[]] $arguments) {
    $ErrorActionPreference = 'Continue' # PowerShell 5 takes each line of an error output for an exception
    return @(& $nanoff @arguments 2>&1 | ForEach-Object { "$_" }) -join "`n"
}

function Build {
    "Building. The first time this downloads the board's packages."
    dotnet build (Join-Path $PSScriptRoot 'firmware') -c Release --nologo
    if ($LASTEXITCODE -ne 0 -or -not (Test-Path -LiteralPath $image)) {
        Stop-Wrong 'the firmware does not build. Nothing was changed on the board'
    }
}

function Send-Runtime {
    $line = $words.runtime
    $line += if (Get-Set 'target') { '--target', (Get-Set 'target') } else { '--platform', 'esp32' }
    $line += '--serialport', $port
    if ($erase) { $line += '--masserase' }
    foreach ($name in 'fwversion', 'baud') { if (Get-Set $name) { $line += "--$name", (Get-Set $name) } }
    Start-Nanoff $line
    if ($LASTEXITCODE -ne 0) {
        Stop-Failed runtime 'Close serial monitors. Hold BOOT, press EN, release BOOT. Or try --baud 115200.'
    }
}

# What the restored packages want of the runtime
function Get-Wanted {
    $restored = Get-Content -LiteralPath $assets -Raw | ConvertFrom-Json
    $folder = @($restored.packageFolders.PSObject.Properties)[0].Name
    foreach ($library in $restored.libraries.PSObject.Properties) {
        if (-not $library.Value.PSObject.Properties['path']) { continue }
        $nuspec = Get-ChildItem -Path (Join-Path $folder $library.Value.path) -Filter '*.nuspec' -ErrorAction SilentlyContinue
        $text = if ($nuspec) { Get-Content -LiteralPath $nuspec[0].FullName -Raw } else { '' }
        if ($text -match 'requires a target with (\S+) v([\d.]+) \(checksum (0x[0-9A-Fa-f]+)\)') {
            [pscustomobject] @{ Name = $Matches[1]; Version = $Matches[2]; Checksum = $Matches[3] }
        }
    }
}

function Test-Runtime {
    $list = ''
    for ($try = 1; $try -le 4; $try++) {
        if ($try -gt 1) { Start-Sleep -Seconds $(if ($env:FLASH_PAUSE) { $env:FLASH_PAUSE } else { 5 }) }
        $list = Read-Nanoff ($words.details + @('--serialport', $port, '--suppressnanoffversioncheck'))
        if ($LASTEXITCODE -eq 0 -and $list.Contains('checksum')) { break } # the board restarts after the step before
    }
    if (-not $list.Contains('checksum')) {
        $list
        Stop-Failed check 'The runtime does not answer. Press EN, wait five seconds, go on.'
    }
    $wanted = @(Get-Wanted)
    if ($wanted.Count -eq 0) { Stop-Failed check "No package in $assets tells what it wants; delete firmware/obj." }
    $bad = @($wanted | Where-Object { $list -notmatch "(?i) $($_.Checksum)\b" })
    foreach ($one in $bad) {
        $has = if ($list -match "(?m)^ *$([regex]::Escape($one.Name)) v([^\r\n]*)") { $Matches[1] } else { 'none' }
        "  $($one.Name): the image wants $($one.Version), checksum $($one.Checksum); the board has $has"
    }
    if ($bad.Count -gt 0) {
        Stop-Failed check ('Runtime and packages are of different releases, and this image would not start: ' +
            'repeat from runtime with --fwversion, docs/flashing.md, step 4.')
    }
    "The runtime has the $($wanted.Count) libraries that the image needs."
}

function Send-Image {
    Start-Nanoff ($words.image + @('--serialport', $port, '--image', $image))
    if ($LASTEXITCODE -ne 0) { Stop-Failed image 'Press EN, wait five seconds, go on.' }
}

# For file and network deployment, which may fail and still end with 0
function Send-File([string] $step, [string] $file) {
    $heard = Read-Nanoff ($words[$step] + @($file, '--suppressnanoffversioncheck'))
    if ($LASTEXITCODE -ne 0 -or $heard -match '(?m)^(Error|Exception) ' -or -not $heard.Contains('...OK')) {
        $heard
        Stop-Failed $step 'Press EN, wait five seconds, go on.'
    }
    $heard -split "`n" | Where-Object { $_.Contains('...OK') } # nanoff 2.5 prints its whole help before it deploys a network
}

function Save-Json([string] $name, $value) {
    $path = Join-Path $work $name
    [IO.File]::WriteAllText($path, (ConvertTo-Json $value -Depth 4)) # UTF-8 without a mark
    return $path
}

function Send-Settings {
    $settings = [ordered] @{}
    $server = Get-Set 'server'
    if ($server) { $settings['server'] = $server }
    if ($server -like 'http://*') {
        $settings['plain_http'] = $true
        'The server is asked without TLS, which is for trials at home.'
    }
    foreach ($name in 'provider', 'client-id', 'name', 'board', 'panel') {
        if (Get-Set $name) { $settings[$name.Replace('-', '_')] = Get-Set $name }
    }
    $list = @()
    if ($settings.Count -gt 0) {
        $list += @{ DestinationFilePath = 'I:\pairing.json'; SourceFilePath = (Save-Json 'pairing.json' $settings) }
    }
    if ($ca) {
        Copy-Item -LiteralPath $ca -Destination (Join-Path $work 'ca.pem')
        $list += @{ DestinationFilePath = 'I:\ca.pem'; SourceFilePath = (Join-Path $work 'ca.pem') }
    }
    if ($list.Count -eq 0) { 'Nothing to do: the settings on the board stay, or come from the setup form.'; return }
    Send-File files (Save-Json 'files.json' @{ SerialPort = $port; Files = $list })
}

function Send-Network {
    if (-not $ssid) { 'Nothing to do: the Wi-Fi on the board stays, or comes from the setup form.'; return }
    $client = [ordered] @{ Ssid = $ssid; Password = $password; Authentication = 'WPA2'; Encryption = 'WPA2_PSK2'
        ConfigurationOption = 'AutoConnect' }
    if (-not $password) { $client.Authentication = 'Open'; $client.Encryption = 'None' }
    Send-File network (Save-Json 'net.json' @{ SerialPort = $port; WirelessClient = $client })
}

$work = Join-Path ([IO.Path]::GetTempPath()) ('pairing-' + [Guid]::NewGuid().ToString('N'))
$null = New-Item -ItemType Directory -Path $work
try {
    if ($env:OS -ne 'Windows_NT') { chmod 700 $work } # the files for nanoff have the password of the Wi-Fi
    Find-Nanoff
    if ($set['from'] -in 'runtime', 'check', 'image') { Build }
    foreach ($step in $steps[[Array]::IndexOf($steps, $set['from'])..4]) {
        ''
        "== $step"
        switch ($step) {
            'runtime' { Send-Runtime }
            'check' { Test-Runtime }
            'image' { Send-Image }
            'files' { Send-Settings }
            'network' { Send-Network }
        }
    }
}
finally { Remove-Item -Recurse -Force -LiteralPath $work }

$look = if ($ssid) { '"Joining" and the name of your Wi-Fi, "Asking", and then the code.' }
else { 'a QR code that joins a phone to the setup network. If the board had a Wi-Fi before: "Joining" and its name.' }
''
'Done. Press EN (or RST) on the board and look at its panel: it shows'
$look
'If it shows something else, or nothing: docs/flashing.md has all screens and codes.'
