# What releng/run and releng/test share; sourced by them. Expects ROOT, the checkout's folder.

OUT=$ROOT/releng/out
OLDEST_JAVA=17
NEWEST_JAVA=25
STARTED=() # processes of ours, ended by finish

# releng/run VERB keeps standard output for the verb's results.
SAY_TO=1
say() { printf '%s\n' "$*" >&"$SAY_TO"; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

finish() {
  local pid
  for pid in ${STARTED[@]+"${STARTED[@]}"}; do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
  STARTED=()
}

# ---------------------------------------------------------------- Java

# Sets JAVA_HOME to a JDK of a version that builds and runs the program.
find_java() {
  local java version
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/java" ] || die "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it"
  else
    java=$(command -v java) || die "no Java found. Install a JDK, version $OLDEST_JAVA to $NEWEST_JAVA (Debian: apt-get install openjdk-17-jdk-headless), or set JAVA_HOME"
    java=$(readlink -f "$java")
    JAVA_HOME=$(dirname "$(dirname "$java")")
  fi
  [ -x "$JAVA_HOME/bin/javac" ] || die "$JAVA_HOME is a Java runtime without compiler. Install a JDK (Debian: apt-get install openjdk-17-jdk-headless), or set JAVA_HOME to one"
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$JAVA_HOME/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge "$OLDEST_JAVA" ] && [ "$version" -le "$NEWEST_JAVA" ] ||
    die "$JAVA_HOME is Java ${version:-of unknown version}; needed is a JDK from $OLDEST_JAVA to $NEWEST_JAVA. Set JAVA_HOME to one"
  JAVA_VERSION=$version
  export JAVA_HOME
}

# ---------------------------------------------------------------- Debian packages

has() { # WHAT, as the third column of releng/packages
  case $1 in
    # Read to the end: grep -q would leave ldconfig to a broken pipe, which pipefail takes for "not there".
    lib:*) { PATH=$PATH:/sbin:/usr/sbin ldconfig -p; } 2>/dev/null | grep -F "${1#lib:}" >/dev/null ;;
    file:*) [ -e "${1#file:}" ] ;;
    *) PATH=$PATH:/sbin:/usr/sbin command -v "$1" >/dev/null 2>&1 ;;
  esac
}

missing_packages() { # FOR...
  local for package what
  while read -r for package what; do
    case " $* " in *" $for "*) has "$what" || printf '%s\n' "$package" ;; esac
  done < <(grep -v '^ *\(#\|$\)' "$ROOT/releng/packages") | sort -u
}

# Installs what is missing where that is allowed, else says what to type.
need_packages() { # FOR...
  local missing as=() log=$OUT/packages.log
  missing=$(missing_packages "$@" | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || die "these Debian packages, or what your system calls them, are missing: $missing"
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || die "some Debian packages are missing. Please type this, then start me again:

  sudo apt-get install --no-install-recommends $missing
"
    as=(sudo -n)
  fi
  say "Installing Debian packages: $missing (log: $log)"
  {
    ${as[@]+"${as[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=5 update || true
    # shellcheck disable=SC2086
    ${as[@]+"${as[@]}"} env DEBIAN_FRONTEND=noninteractive \
      apt-get -qy -o Acquire::Retries=5 install --no-install-recommends $missing
  } >"$log" 2>&1 </dev/null || die "apt-get could not install them: $(tail -n 3 "$log")"
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -z "$missing" ] || die "installed, but still not found: $missing"
}

# ---------------------------------------------------------------- build

# Maven through the wrapper. A download that broke off is tried again; everything else that fails, fails.
MAVEN_IN=() # a command that Maven is started by
maven() { # LOG ARGUMENTS...
  local log=$1 try
  shift
  # Tycho compiles only what is newer than its class: what uses a type that a pull has changed would stay as it was.
  rm -rf "$ROOT"/bundles/*/target/classes
  for try in 1 2 3; do
    (cd "$ROOT" && ${MAVEN_IN[@]+"${MAVEN_IN[@]}"} ./mvnw -B -ntp "$@") >"$log" 2>&1 </dev/null && return 0
    grep -qE 'Could not transfer|Connection (reset|timed out)|Read timed out|UnknownHostException|Premature end|failed to (fetch|download)|curl: \([0-9]+\)' "$log" || return 1
    [ "$try" = 3 ] || say "A download broke off; trying again."
  done
  return 1
}

# One line that changes when any source, or the Java that compiles it, does.
fingerprint() {
  (
    cd "$ROOT" && printf 'java %s\n' "$JAVA_HOME" &&
      find pom.xml LICENSE .mvn bundles features product releng/target-platform releng/formatter \
        \( -name target -o -name bin \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort
  ) | sha256sum | cut -d' ' -f1
}

product_folder() {
  local arch
  arch=$(uname -m)
  case $arch in x86_64 | aarch64) ;; *) die "the program is built for x86_64 and aarch64, this machine is $arch" ;; esac
  printf '%s\n' "$ROOT/product/target/products/io.portside.product/linux/gtk/$arch"
}

# Builds the program unless it is already built from these very sources.
build() {
  local print stamp=$OUT/built log=$OUT/build.log seconds=$SECONDS
  PRODUCT=$(product_folder)
  print=$(fingerprint)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$print" ] && [ -x "$PRODUCT/portside" ]; then
    return
  fi
  say "Building the program with Java $JAVA_VERSION (a few minutes the first time; log: $log)"
  rm -f "$stamp"
  maven "$log" -DskipTests verify || die "the build failed: $(grep -m 5 '^\[ERROR\]' "$log")
The whole log: $log"
  [ -x "$PRODUCT/portside" ] || die "the build left no program in $PRODUCT (log: $log)"
  printf '%s\n' "$print" >"$stamp"
  say "Built in $((SECONDS - seconds)) s."
}

# ---------------------------------------------------------------- screen

has_screen() {
  local number
  case ${DISPLAY:-} in
    '') [ -n "${WAYLAND_DISPLAY:-}" ] ;;
    # A stale setting is told by the missing socket.
    :*) number=${DISPLAY#:}; [ -S "/tmp/.X11-unix/X${number%%.*}" ] ;;
  esac
}

# A screen in memory with a window manager; sets DISPLAY.
virtual_screen() {
  local number try log=$OUT/screen.log
  : >"$OUT/display"
  # The server picks a free number and writes it down once it can be used.
  Xvfb -displayfd 3 -screen 0 1280x860x24 -nolisten tcp 3>"$OUT/display" >"$log" 2>&1 </dev/null &
  STARTED+=($!)
  for try in $(seq 200); do
    read -r number <"$OUT/display" && break
    kill -0 "${STARTED[-1]}" 2>/dev/null || die "the virtual screen did not start: $(tail -n 3 "$log")"
    sleep 0.05
  done
  rm -f "$OUT/display"
  [ -n "${number:-}" ] || die "the virtual screen did not start: $(tail -n 3 "$log")"
  export DISPLAY=:$number GDK_BACKEND=x11
  unset WAYLAND_DISPLAY
  openbox >>"$log" 2>&1 </dev/null &
  STARTED+=($!)
}

# ---------------------------------------------------------------- tour

TOUR=$OUT/tour
# Far above the seconds that the tour takes; a program that hangs must not hang the script.
TOUR_LIMIT=180

# Lets the built program do its main job once by itself, with settings of its own; needs a screen. Leaves transcript.txt
# and screenshot.png in TOUR; where it fails, TOUR_FAULT says why.
tour() {
  local status=0 log=$OUT/program.log
  rm -rf "$TOUR" "$OUT/tour-data"
  mkdir -p "$TOUR"
  # NO_AT_BRIDGE: there is no session bus that a screen reader could be on.
  NO_AT_BRIDGE=1 timeout --kill-after=10 "$TOUR_LIMIT" "$PRODUCT/portside" -data "$OUT/tour-data" -tour "$TOUR" \
    >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" != 0 ]; then
    TOUR_FAULT="the program ended with status $status (its words: $log)"
  elif [ ! -s "$TOUR/transcript.txt" ] || [ ! -s "$TOUR/screenshot.png" ]; then
    TOUR_FAULT="the tour left no picture or transcript in $TOUR (the program's words: $log)"
  else
    return 0
  fi
  return 1
}

# ---------------------------------------------------------------- command line

# Uses the built program as a shell does, without a screen, against a server of the test kit's. Where it fails,
# LINE_FAULT says why.
command_line() {
  local log=$OUT/command-line.log
  rm -rf "$OUT/command-line"
  # Its file names have umlauts, which a bare machine's locale does not know.
  LC_ALL=C.UTF-8 timeout --kill-after=10 "$TOUR_LIMIT" "$JAVA_HOME/bin/java" \
    -cp "$ROOT/bundles/io.portside.testkit/target/classes" "$ROOT/releng/product/CommandLineCheck.java" \
    "$PRODUCT" "$OUT/command-line" >"$log" 2>&1 </dev/null && return 0
  LINE_FAULT="$(tail -n 3 "$log") (its words: $log)"
  return 1
}

prepare() {
  mkdir -p "$OUT" 2>/dev/null && [ -w "$OUT" ] || die "cannot write to $OUT"
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  find_java
}
