#!/usr/bin/env bash
# Builds the firmware and puts it onto a board: ./flash.sh PORT [options]. flash.ps1 does the same in PowerShell.
set -euo pipefail
umask 077 # the files for nanoff have the password of the Wi-Fi

help() {
  cat <<'END'
usage: ./flash.sh PORT [options]          such as: ./flash.sh /dev/ttyUSB0 --erase

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
END
}

say() { printf '%s\n' "$*"; }
wrong() { printf 'flash.sh: %s\n' "$*" >&2; exit 2; }
bytes() { printf %s "$1" | wc -c | tr -d ' '; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
image=$root/firmware/bin/Release/netnano1.0/Pairing.Firmware.bin
assets=$root/firmware/obj/project.assets.json
steps="runtime check image files network"
port="" erase="" password="" asks=yes from=runtime
ssid="" server="" provider="" client_id="" name="" ca="" board="" panel="" target="" fwversion="" baud=""
again="" # the options once more, without the password and the step

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) help; exit 0 ;;
    --erase) erase=--masserase ;;
    --ssid | --password | --server | --provider | --client-id | --name | --ca | --board | --panel | --target | --fwversion \
    | --baud | --from)
      [ $# -ge 2 ] || wrong "$1 needs a value"
      case $2 in *[[:cntrl:]]*) wrong "the value of $1 has a line break or another control character" ;; esac
      variable=${1#--}
      printf -v "${variable//-/_}" %s "$2"
      case $1 in
        --password) asks="" ;;
        --from) ;;
        *) again+=" $1 $(printf %q "$2")" ;;
      esac
      shift ;;
    -*) wrong "there is no option $1; --help lists them" ;;
    *) [ -z "$port" ] || wrong "the port is $port, so what is $1? A text with spaces needs quotation marks"; port=$1 ;;
  esac
  shift
done

[ -n "$port" ] || wrong "the port is missing: ./flash.sh PORT. docs/flashing.md, step 3, tells how to find it"
case $port in
  COM[0-9]*) ;;
  *)
    [ -e "$port" ] || wrong "there is no port $port. Is the board plugged in, by a cable for data? docs/flashing.md, step 3"
    if [ ! -r "$port" ] || [ ! -w "$port" ]; then
      wrong "you may not use $port. Run this, then sign out and in:" \
        "sudo usermod -aG $(stat -c %G "$port" 2>/dev/null || echo dialout) \$USER"
    fi ;;
esac
case " $steps " in *" $from "*) ;; *) wrong "--from takes one of: $steps" ;; esac
[ "$(bytes "$ssid")" -le 31 ] || wrong "the name of the Wi-Fi has more than 31 bytes, which the chip cannot keep"
[ -z "$ca" ] || grep -qs "BEGIN CERTIFICATE" "$ca" || wrong "$ca is missing or not PEM: it has no line BEGIN CERTIFICATE"
if [ -n "$ssid" ] && [ -n "$asks" ]; then
  [ ! -t 0 ] || printf 'Password of %s (nothing for an open network): ' "$ssid" >&2
  IFS= read -rs password || true
  password=${password%$'\r'}
  [ ! -t 0 ] || printf '\n' >&2
fi
size=$(bytes "$password")
[ "$size" = 0 ] || { [ "$size" -ge 8 ] && [ "$size" -le 63 ]; } ||
  wrong "the password has $size bytes: the chip takes 8 to 63, or none for an open network"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# STEP, and what to look at
failed() {
  {
    printf '\nflash.sh: step "%s" failed. %s\n' "$1" "$2"
    [ "$1" != runtime ] || say "The board may be without a runtime until this has worked; that does not harm it."
    say "What the earlier steps did stays. nanoff's error codes: docs/flashing.md. To go on from here:"
    [ "$1" != runtime ] || [ -z "$erase" ] || again+=" --erase"
    printf '  ./flash.sh %q%s --from %s\n' "$port" "$again" "$1"
  } >&2
  exit 1
}

find_nanoff() {
  nanoff=$(command -v nanoff || true)
  if [ -z "$nanoff" ]; then
    nanoff=$root/firmware/obj/nanoff/nanoff
    [ -x "$nanoff" ] || dotnet tool install nanoff --version "2.5.*" --allow-roll-forward --tool-path "${nanoff%/nanoff}" ||
      wrong "nanoff is missing and could not be installed: docs/flashing.md, step 1. Nothing was changed on the board"
  fi
  version=$("$nanoff" --version 2>&1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true)
  case $version in
    2.5.*) runtime=(--update) details=(--nanodevice --devicedetails) deploy=(--nanodevice --deploy)
      files=(--filedeployment) network=(--networkdeployment) ;;
    3.*) runtime=(flash) details=(details) deploy=(deploy) files=(deploy --file) network=(deploy --network) ;;
    *) wrong "nanoff ${version:-"does not start, and"} cannot be used: docs/flashing.md, step 1, installs the right one" ;;
  esac
  say "nanoff $version"
}

# nanoff's advice to update would lead from 2.5 to 3.
flasher() { "$nanoff" "$@" --suppressnanoffversioncheck; }

build() {
  say "Building. The first time this downloads the board's packages."
  { dotnet build "$root/firmware" -c Release --nologo && [ -s "$image" ]; } ||
    wrong "the firmware does not build. Nothing was changed on the board"
}

put_runtime() {
  local choice=(--platform esp32) more=()
  [ -z "$target" ] || choice=(--target "$target")
  [ -z "$erase" ] || more+=("$erase")
  [ -z "$fwversion" ] || more+=(--fwversion "$fwversion")
  [ -z "$baud" ] || more+=(--baud "$baud")
  flasher "${runtime[@]}" "${choice[@]}" --serialport "$port" ${more[@]+"${more[@]}"} || # to the terminal: it moves the cursor
    failed runtime "Close serial monitors. Hold BOOT, press EN, release BOOT. Or try --baud 115200."
}

# What the restored packages want of the runtime, as: name version checksum
wanted() {
  local folder path
  folder=$(sed -n '/"packageFolders"/{n;s/^ *"\(.*\)": {.*/\1/p;}' "$assets" | sed 's/\\\\/\//g')
  grep -o '"path": "[^"]*"' "$assets" | cut -d '"' -f 4 | while IFS= read -r path; do
    { cat "${folder%/}/$path/"*.nuspec 2>/dev/null | tr '\r\n' '  '; say; } |
      sed -nE 's/.*requires a target with ([^ ]+) v([0-9.]+) \(checksum (0x[0-9A-Fa-f]+)\).*/\1 \2 \3/p'
  done
}

check() {
  local try list="" wants one what number sum found=0 bad=""
  for try in 1 2 3 4; do
    [ "$try" = 1 ] || sleep "${FLASH_PAUSE:-5}" # the board restarts after the step before
    list=$(flasher "${details[@]}" --serialport "$port" 2>&1) && case $list in *checksum*) break ;; esac
  done
  case $list in
    *checksum*) ;;
    *) say "$list"; failed check "The runtime does not answer. Press EN, wait five seconds, go on." ;;
  esac
  wants=$(wanted)
  while read -r what number sum; do
    [ -n "$what" ] || continue
    found=$((found + 1))
    one=$(say "$list" | grep -iF " $sum" || true)
    [ -z "$one" ] || continue
    one=$(say "$list" | tr -d '\r' | sed -n "s/^ *$what v/ /p")
    bad+="  $what: the image wants $number, checksum $sum; the board has${one:-" none"}"$'\n'
  done <<<"$wants"
  [ "$found" -gt 0 ] || failed check "No package in $assets tells what it wants; delete firmware/obj."
  [ -z "$bad" ] || { printf '%s' "$bad"; failed check "Runtime and packages are of different releases, and this image would not \
start: repeat from runtime with --fwversion, docs/flashing.md, step 4."; }
  say "The runtime has the $found libraries that the image needs."
}

put_image() {
  flasher "${deploy[@]}" --serialport "$port" --image "$image" || failed image "Press EN, wait five seconds, go on."
}

# For file and network deployment, which may fail and still end with 0. STEP, then nanoff's words
send() {
  local step=$1 heard="" status=0
  shift
  heard=$(flasher "$@" 2>&1) || status=$?
  # No pipes: grep -q leaves at the first match, and what is still writing would count as a failure.
  if [ "$status" != 0 ] || grep -qE '^(Error|Exception) ' <<<"$heard" || ! grep -q '\.\.\.OK' <<<"$heard"; then
    say "$heard"
    failed "$step" "Press EN, wait five seconds, go on."
  fi
  grep '\.\.\.OK' <<<"$heard" # nanoff 2.5 prints its whole help before it deploys a network
}

# A text as JSON (RFC 8259 7). It has no control characters, and bytes from 0x80 on stay as they are.
json() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

member() { # NAME VALUE, into the settings
  [ -z "$2" ] || settings+="${settings:+,}"$'\n'"  $(json "$1"): $2"
}

put_files() {
  local settings="" list=""
  [ -z "$server" ] || member server "$(json "$server")"
  case $server in
    [Hh][Tt][Tt][Pp]://*) member plain_http true; say "The server is asked without TLS, which is for trials at home." ;;
  esac
  [ -z "$provider" ] || member provider "$(json "$provider")"
  [ -z "$client_id" ] || member client_id "$(json "$client_id")"
  [ -z "$name" ] || member name "$(json "$name")"
  [ -z "$board" ] || member board "$(json "$board")"
  [ -z "$panel" ] || member panel "$(json "$panel")"
  if [ -n "$settings" ]; then
    printf '{%s\n}\n' "$settings" >"$work/pairing.json"
    list+="{ \"DestinationFilePath\": \"I:\\\\pairing.json\", \"SourceFilePath\": $(json "$work/pairing.json") }"
  fi
  if [ -n "$ca" ]; then
    cp "$ca" "$work/ca.pem"
    list+="${list:+, }{ \"DestinationFilePath\": \"I:\\\\ca.pem\", \"SourceFilePath\": $(json "$work/ca.pem") }"
  fi
  if [ -z "$list" ]; then say "Nothing to do: the settings on the board stay, or come from the setup form."; return; fi
  printf '{ "SerialPort": %s, "Files": [ %s ] }\n' "$(json "$port")" "$list" >"$work/files.json"
  send files "${files[@]}" "$work/files.json"
}

put_network() {
  if [ -z "$ssid" ]; then say "Nothing to do: the Wi-Fi on the board stays, or comes from the setup form."; return; fi
  local kind='"Authentication": "WPA2", "Encryption": "WPA2_PSK2"'
  [ -n "$password" ] || kind='"Authentication": "Open", "Encryption": "None"'
  printf '{ "SerialPort": %s, "WirelessClient": { "Ssid": %s, "Password": %s, %s, "ConfigurationOption": "AutoConnect" } }\n' \
    "$(json "$port")" "$(json "$ssid")" "$(json "$password")" "$kind" >"$work/net.json"
  send network "${network[@]}" "$work/net.json"
}

find_nanoff
case $from in runtime | check | image) build ;; esac
for step in $steps; do
  [ -z "$from" ] || [ "$from" = "$step" ] || continue
  from=""
  printf '\n== %s\n' "$step"
  case $step in
    runtime) put_runtime ;;
    check) check ;;
    image) put_image ;;
    files) put_files ;;
    network) put_network ;;
  esac
done
if [ -n "$ssid" ]; then
  look='"Joining" and the name of your Wi-Fi, "Asking", and then the code'
else
  look='a QR code that joins a phone to the setup network. If the board had a Wi-Fi before: "Joining" and its name'
fi
say "" "Done. Press EN (or RST) on the board and look at its panel: it shows" "$look." \
  "If it shows something else, or nothing: docs/flashing.md has all screens and codes."
