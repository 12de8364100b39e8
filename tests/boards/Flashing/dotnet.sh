#!/usr/bin/env bash
# Stands in for dotnet in the tests of the flash scripts, since the board's packages cannot be had everywhere: a build makes an
# image and what a restore leaves behind. DOTNET_FAILS: "build", or "tool" for a registry out of reach.
set -euo pipefail
printf '%s\n' "$*" >>"$NANOFF_NOTES/dotnet"

package() { # FOLDER NAME VERSION CHECKSUM
  mkdir -p "$packages/$1"
  printf '<package><metadata>\r\n<description>The library.\r\nThis package requires a target with %s v%s (checksum %s).\r\n' \
    "$2" "$3" "$4" >"$packages/$1/${1%%/*}.nuspec"
}

case $1 in
  tool)
    [ "${DOTNET_FAILS-}" != tool ] || { echo "error: nanoff is not found in NuGet feeds" >&2; exit 1; }
    mkdir -p "${*: -1}"
    cp "$NANOFF_NOTES/nanoff.sh" "${*: -1}/nanoff" ;;
  build)
    [ "${DOTNET_FAILS-}" != build ] || { echo "error NU1101: nanoFramework.System.Net"; exit 1; }
    packages=$NANOFF_NOTES/packages
    package nanoframework.corelibrary/1.17.11 mscorlib 100.5.0.24 0x1549C856
    package nanoframework.system.net/1.11.60 System.Net 100.2.0.14 0x8EFB9944
    mkdir -p "$packages/nanoframework.iot.device.ssd13xx/1.3.689" # all managed
    echo '<package><metadata><description>A driver.</description></metadata></package>' \
      >"$packages/nanoframework.iot.device.ssd13xx/1.3.689/nanoframework.iot.device.ssd13xx.nuspec"
    mkdir -p "$2/bin/Release/netnano1.0" "$2/obj"
    printf NFMRK1 >"$2/bin/Release/netnano1.0/Pairing.Firmware.bin"
    cat >"$2/obj/project.assets.json" <<END
{
  "version": 3,
  "libraries": {
    "nanoFramework.CoreLibrary/1.17.11": {
      "type": "package",
      "path": "nanoframework.corelibrary/1.17.11"
    },
    "nanoFramework.Iot.Device.Ssd13xx/1.3.689": {
      "type": "package",
      "path": "nanoframework.iot.device.ssd13xx/1.3.689"
    },
    "nanoFramework.System.Net/1.11.60": {
      "type": "package",
      "path": "nanoframework.system.net/1.11.60"
    }
  },
  "packageFolders": {
    "$packages/": {}
  }
}
END
    ;;
esac
