# Puts the pinned nanoFramework firmware and the pen's program on a board. flash.sh is the same for bash.
$ErrorActionPreference = 'Stop'

$tool_version = '2.5.162'
$fwversion = '1.17.0.285'
$board = 's3'
$port = ''
$dry_run = $false

$root = Split-Path -Parent $PSScriptRoot
Set-Location $root
# Written and read from the root, so that the commands look the same on every machine.
$binaries = 'artifacts/device/Pen.App/bin/Release'
$image = 'artifacts/device/Pen.App.bin'
$log = 'artifacts/device/flash.log'

function usage {
  @"
Flashes the pen: nanoFramework firmware $fwversion, then the program built in $binaries.

  firmware/flash.ps1 [--port PORT] [--board s3|esp32] [--fwversion VERSION] [--dry-run]

  --port PORT          serial port; found, or asked for, if not given
  --board s3|esp32     reference board (ESP32_S3_QUAD) or classic ESP32 (ESP32_REV3); s3 if not given
  --fwversion VERSION  another firmware than $fwversion; packages must match it
  --dry-run            check everything, print the commands, change nothing
  --help               this text

Exit code: 0 done, 1 a step failed, 2 something is missing or the call makes no sense.
"@
}

# refuse WHAT REMEDY: one error that names what mends it.
function refuse([string]$what, [string]$remedy) {
  [Console]::Error.WriteLine("error: $what")
  [Console]::Error.WriteLine($remedy)
  exit 2
}

# run COMMAND...: shows a command and carries it out, or only shows it. Its output is shown and logged.
function run {
  $command = $args[0]
  $rest = @($args | Select-Object -Skip 1)
  "$args"
  if ($dry_run) { return }
  Add-Content -Path $log -Value "$args"
  # What a program says on its error stream is no error of this script.
  $ErrorActionPreference = 'Continue'
  & $command @rest 2>&1 | ForEach-Object { "$_" } | Tee-Object -FilePath $log -Append
  if ($LASTEXITCODE -ne 0) {
    [Console]::Error.WriteLine("error: this step failed; the log is $log")
    [Console]::Error.WriteLine("Close whatever holds $port (serial monitor, Visual Studio), hold BOOT while plugging in, and try again.")
    exit 1
  }
}

function has([string]$name) { $null -ne (Get-Command $name -ErrorAction SilentlyContinue) }

for ($i = 0; $i -lt $args.Count; $i++) {
  switch -CaseSensitive ($args[$i]) {
    { $_ -cin '--port', '--board', '--fwversion' } {
      if ($i + 1 -ge $args.Count) { refuse "$_ needs a value" "Call with --help for what can be asked." }
      $i++
      switch ($_) {
        '--port' { $port = $args[$i] }
        '--board' { $board = $args[$i] }
        '--fwversion' { $fwversion = $args[$i] }
      }
      break
    }
    '--dry-run' { $dry_run = $true; break }
    { $_ -cin '--help', '-h' } { usage; exit 0 }
    default { refuse "unknown option '$_'" "Call with --help for what can be asked." }
  }
}

switch -CaseSensitive ($board) {
  's3' { $target = 'ESP32_S3_QUAD'; $space_kilobytes = 1984 }
  'esp32' { $target = 'ESP32_REV3'; $space_kilobytes = 1792 }
  default { refuse "unknown board '$board'" "Use --board s3 or --board esp32." }
}
if ($fwversion -notmatch '^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$') {
  refuse "'$fwversion' is no firmware version" "Four numbers are wanted; nanoff --listtargets --platform esp32 lists them."
}

# The tools.
if (-not (has dotnet)) { refuse "dotnet is missing" "Install the .NET SDK that global.json names." }
if (-not (has nanoff)) {
  refuse "nanoff is missing" "dotnet tool install --global nanoff --version $tool_version (and have ~/.dotnet/tools on PATH)"
}
# The tool is built for an older runtime than the SDK in global.json brings.
$env:DOTNET_ROLL_FORWARD = 'Major'
$ErrorActionPreference = 'Continue'
$said = (& nanoff --version 2>&1 | Out-String)
$ErrorActionPreference = 'Stop'
$found = if ($said -match '[0-9]+\.[0-9]+\.[0-9]+') { $Matches[0] } else { 'of no known version' }
if ($found -ne $tool_version) {
  refuse "nanoff is $found, not $tool_version" "dotnet tool update --global nanoff --version $tool_version --allow-downgrade"
}

# The image: the core library, every other library that the build laid beside the program, and the program last.
# What the device projects refer to must be among them.
$projects = Get-ChildItem firmware/Pen.*/*.nfproj, hal/Pen.*/*.nfproj
$libraries = $projects | Select-String -Pattern '\\lib\\([^<]*)\.dll' | ForEach-Object { $_.Matches[0].Groups[1].Value }
foreach ($name in @($libraries | Sort-Object -Unique) + 'Pen.Hal', 'Pen.Control', 'Pen.Drivers', 'Pen.Hal.Esp32', 'Pen.App') {
  if (-not (Test-Path "$binaries/$name.pe")) {
    refuse "$binaries/$name.pe is missing" "Build firmware/Pen.App/Pen.App.nfproj in Release (README.md, On the board)."
  }
}
$parts = @('mscorlib')
$parts += Get-ChildItem "$binaries/*.pe" | Sort-Object Name | ForEach-Object { $_.BaseName } |
  Where-Object { $_ -ne 'mscorlib' -and $_ -ne 'Pen.App' }
$parts += 'Pen.App'
$bytes = [System.IO.MemoryStream]::new()
foreach ($name in $parts) {
  $part = [System.IO.File]::ReadAllBytes("$root/$binaries/$name.pe")
  if ([System.Text.Encoding]::ASCII.GetString($part, 0, [Math]::Min(6, $part.Length)) -cne 'NFMRK1') {
    refuse "$binaries/$name.pe is not for firmware 1.x" "Build it with the nanoFramework project system v1.0 (README.md, On the board)."
  }
  # The parts one after the other, each from a multiple of four bytes on.
  $bytes.Write($part, 0, $part.Length)
  while ($bytes.Length % 4 -ne 0) { $bytes.WriteByte(0) }
}

# The port.
if ($port -eq '') {
  $ErrorActionPreference = 'Continue'
  $listed = (& nanoff --listports 2>$null | Out-String)
  $ErrorActionPreference = 'Stop'
  $ports = @([regex]::Matches($listed, '/dev/[A-Za-z0-9._/-]+|COM[0-9]+') | ForEach-Object { $_.Value } | Sort-Object -Unique)
  if ($ports.Count -eq 0) { refuse "no serial port found" "Plug the board in with a data cable, or name the port with --port." }
  if ($ports.Count -eq 1) {
    $port = $ports[0]
  }
  else {
    if ([Console]::IsInputRedirected) { refuse "several serial ports: $ports" "Name the board's one with --port." }
    $port = Read-Host "Port of the board ($ports)"
    if ($port -notin $ports) { refuse "no port chosen" "Name it with --port." }
  }
}
if ($port -match '^COM[0-9]+$') {
  if ($port -notin [System.IO.Ports.SerialPort]::GetPortNames()) {
    refuse "there is no port $port" "nanoff --listports shows those there are."
  }
  try {
    $probe = [System.IO.Ports.SerialPort]::new($port)
    $probe.Open()
    $probe.Close()
  }
  catch {
    refuse "$port is busy" "Close the program that holds it (serial monitor, Visual Studio's device explorer)."
  }
}
elseif (-not (Test-Path $port)) {
  refuse "there is no port $port" "nanoff --listports shows those there are."
}

"image: $($parts.Count) parts, $($bytes.Length) bytes of $($space_kilobytes * 1024): $parts"
if ($bytes.Length -gt $space_kilobytes * 1024) {
  refuse "the image is too big for $target" "Build in Release, without debug code."
}
if (-not $dry_run) {
  try {
    [System.IO.File]::WriteAllBytes("$root/$image", $bytes.ToArray())
    Set-Content -Path $log -Value $null
  }
  catch {
    refuse "cannot write $image" "Check the rights of artifacts/."
  }
}

run nanoff --update --target "$target" --serialport "$port" --fwversion "$fwversion"
run nanoff --target "$target" --serialport "$port" --deploy --image "$image"
run nanoff --nanodevice --serialport "$port" --devicedetails
if (-not $dry_run) { "done; the log is $log" }
