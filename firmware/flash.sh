#!/usr/bin/env bash
# Puts the pinned nanoFramework firmware and the pen's program on a board. flash.ps1 is the same for PowerShell.
set -uo pipefail

tool_version=2.5.162
fwversion=1.17.0.285
board=s3
port=
dry_run=false

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
cd "$root" || exit 1
# Written and read from the root, so that the commands look the same on every machine.
binaries=artifacts/device/Pen.App/bin/Release
image=artifacts/device/Pen.App.bin
log=artifacts/device/flash.log

usage() {
  cat <<TEXT
Flashes the pen: nanoFramework firmware $fwversion, then the program built in $binaries.

  firmware/flash.sh [--port PORT] [--board s3|esp32] [--fwversion VERSION] [--dry-run]

  --port PORT          serial port; found, or asked for, if not given
  --board s3|esp32     reference board (ESP32_S3_QUAD) or classic ESP32 (ESP32_REV3); s3 if not given
  --fwversion VERSION  another firmware than $fwversion; packages must match it
  --dry-run            check everything, print the commands, change nothing
  --help               this text

Exit code: 0 done, 1 a step failed, 2 something is missing or the call makes no sense.
TEXT
}

# refuse WHAT REMEDY: one error that names what mends it.
refuse() {
  echo "error: $1" >&2
  echo "$2" >&2
  exit 2
}

# run COMMAND...: shows a command and carries it out, or only shows it. Its output is shown and logged.
run() {
  echo "$*"
  $dry_run && return
  echo "$*" >>"$log"
  if ! "$@" 2>&1 | tee -a "$log"; then
    echo "error: this step failed; the log is $log" >&2
    echo "Close whatever holds $port (serial monitor, Visual Studio), hold BOOT while plugging in, and try again." >&2
    exit 1
  fi
}

while [ $# -gt 0 ]; do
  case $1 in
    --port | --board | --fwversion)
      [ $# -ge 2 ] || refuse "$1 needs a value" "Call with --help for what can be asked."
      case $1 in
        --port) port=$2 ;;
        --board) board=$2 ;;
        --fwversion) fwversion=$2 ;;
      esac
      shift
      ;;
    --dry-run) dry_run=true ;;
    --help | -h) usage && exit 0 ;;
    *) refuse "unknown option '$1'" "Call with --help for what can be asked." ;;
  esac
  shift
done

case $board in
  s3) target=ESP32_S3_QUAD space_kilobytes=1984 ;;
  esp32) target=ESP32_REV3 space_kilobytes=1792 ;;
  *) refuse "unknown board '$board'" "Use --board s3 or --board esp32." ;;
esac
if ! [[ $fwversion =~ ^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
  refuse "'$fwversion' is no firmware version" "Four numbers are wanted; nanoff --listtargets --platform esp32 lists them."
fi

# The tools.
command -v dotnet >/dev/null || refuse "dotnet is missing" "Install the .NET SDK that global.json names."
command -v nanoff >/dev/null || refuse "nanoff is missing" \
  "dotnet tool install --global nanoff --version $tool_version (and have ~/.dotnet/tools on PATH)"
# The tool is built for an older runtime than the SDK in global.json brings.
export DOTNET_ROLL_FORWARD=Major
found=$(nanoff --version 2>&1 | grep -o '[0-9]\+\.[0-9]\+\.[0-9]\+' | head -n 1)
[ "$found" = "$tool_version" ] || refuse "nanoff is ${found:-of no known version}, not $tool_version" \
  "dotnet tool update --global nanoff --version $tool_version --allow-downgrade"

# The image: the core library, every other library that the build laid beside the program, and the program last.
# What the device projects refer to must be among them.
libraries=$(grep -ho '\\lib\\[^<]*\.dll' firmware/Pen.*/*.nfproj hal/Pen.*/*.nfproj | sed 's/.*\\//; s/\.dll$//' | sort -u)
for name in $libraries Pen.Hal Pen.Control Pen.Drivers Pen.Hal.Esp32 Pen.App; do
  [ -f "$binaries/$name.pe" ] || refuse "$binaries/$name.pe is missing" \
    "Build firmware/Pen.App/Pen.App.nfproj in Release (README.md, On the board)."
done
parts=(mscorlib)
for part in "$binaries"/*.pe; do
  name=$(basename "$part" .pe)
  [ "$name" = mscorlib ] || [ "$name" = Pen.App ] || parts+=("$name")
done
parts+=(Pen.App)
for name in "${parts[@]}"; do
  [ "$(head -c 6 "$binaries/$name.pe")" = NFMRK1 ] || refuse "$binaries/$name.pe is not for firmware 1.x" \
    "Build it with the nanoFramework project system v1.0 (README.md, On the board)."
done

# The port.
if [ -z "$port" ]; then
  ports=()
  while read -r name; do
    ports+=("$name")
  done < <(nanoff --listports 2>/dev/null | grep -oE '/dev/[A-Za-z0-9._/-]+|COM[0-9]+' | sort -u)
  case ${#ports[@]} in
    0) refuse "no serial port found" "Plug the board in with a data cable, or name the port with --port." ;;
    1) port=${ports[0]} ;;
    *)
      [ -t 0 ] || refuse "several serial ports: ${ports[*]}" "Name the board's one with --port."
      PS3="Port of the board: "
      select port in "${ports[@]}"; do [ -n "$port" ] && break; done
      [ -n "$port" ] || refuse "no port chosen" "Name it with --port."
      ;;
  esac
fi
case $port in
  /*)
    [ -e "$port" ] || refuse "there is no port $port" "nanoff --listports shows those there are."
    if ! [ -r "$port" ] || ! [ -w "$port" ]; then
      refuse "no right to use $port" "sudo usermod -a -G dialout $(id -un), then log in anew."
    fi
    if command -v fuser >/dev/null && fuser -s "$port" 2>/dev/null; then
      refuse "$port is busy" "fuser -v $port shows the program that holds it: close that one."
    fi
    ;;
esac

# build_image: the parts one after the other, each from a multiple of four bytes on.
build_image() {
  local name size
  mkdir -p "$(dirname "$image")" && : >"$image" || return 1
  for name in "${parts[@]}"; do
    cat "$binaries/$name.pe" >>"$image" || return 1
    size=$(wc -c <"$image")
    head -c $(((4 - size % 4) % 4)) /dev/zero >>"$image" || return 1
  done
}

bytes=0
for name in "${parts[@]}"; do
  size=$(wc -c <"$binaries/$name.pe")
  bytes=$((bytes + (size + 3) / 4 * 4))
done
echo "image: ${#parts[@]} parts, $bytes bytes of $((space_kilobytes * 1024)): ${parts[*]}"
[ "$bytes" -le $((space_kilobytes * 1024)) ] || refuse "the image is too big for $target" \
  "Build in Release, without debug code."
if ! $dry_run; then
  build_image || refuse "cannot write $image" "Check the rights of artifacts/."
  : >"$log"
fi

run nanoff --update --target "$target" --serialport "$port" --fwversion "$fwversion"
run nanoff --target "$target" --serialport "$port" --deploy --image "$image"
run nanoff --nanodevice --serialport "$port" --devicedetails
$dry_run || echo "done; the log is $log"
