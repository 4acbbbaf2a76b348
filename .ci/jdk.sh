# shellcheck shell=bash
# Sourced by ./run and ./test: finds a JDK 25 and a Maven, or says in one sentence how to get them. Bash 3.2 is enough.

refuse() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Prints the major version of the JDK in folder $1; nothing when there is none (a JRE has no javac).
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
}

# Every folder that may hold a JDK, the likeliest first.
jdk_folders() {
  printf '%s\n' "${JAVA_HOME:-}"
  local java link
  java=$(command -v javac || true)
  # On PATH there is often a link to a link; three steps reach the JDK without GNU readlink -f.
  for _ in 1 2 3; do
    link=$(readlink "$java" 2>/dev/null || true)
    case "$link" in
      '') break ;;
      /*) java=$link ;;
      *) java=$(dirname "$java")/$link ;;
    esac
  done
  [ -z "$java" ] || dirname "$(dirname "$java")"
  local folder
  for folder in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/*; do
    printf '%s\n' "$folder"
  done
}

use_jdk() {
  local folder
  while IFS= read -r folder; do
    if [ -n "$folder" ] && [ "$(jdk_major "$folder")" = 25 ]; then
      export JAVA_HOME=$folder
      export PATH=$JAVA_HOME/bin:$PATH
      return
    fi
  done <<EOF
$(jdk_folders)
EOF
  refuse 'Multi-Service Chat needs a JDK 25 and found none: install one (https://adoptium.net, "sdk install java 25-tem" or your package manager) or set JAVA_HOME to it.'
}

use_maven() {
  local how='install one (https://maven.apache.org, "sdk install maven" or your package manager).'
  command -v mvn >/dev/null || refuse "Multi-Service Chat is built with Maven 3.8.7 or newer and found none: $how"
  local version major minor patch
  version=$(mvn --version 2>/dev/null | sed -n '1s/.*Apache Maven \([0-9.]*\).*/\1/p')
  IFS=. read -r major minor patch <<EOF
${version:-0.0.0}
EOF
  if [ $((${major:-0} * 1000000 + ${minor:-0} * 1000 + ${patch:-0})) -lt 3008007 ]; then
    refuse "Multi-Service Chat is built with Maven 3.8.7 or newer; this one is ${version:-unreadable}: $how"
  fi
}

# Runs Maven with the rest of the arguments, all its words in file $1, and shows one line for each module it comes to.
maven_into() {
  local log=$1 result
  shift
  mkdir -p "$(dirname "$log")"
  set +e
  mvn -B -ntp -Dstyle.color=never "$@" 2>&1 | tee "$log" | while IFS= read -r line; do
    case $line in
      '[INFO] Building '*'['*/*']')
        line=${line#'[INFO] Building '}
        printf '  %7s  %s\n' "${line##* }" "${line%% *}"
        ;;
      '[ERROR] Tests run: '*' in '*) printf '           failed in %s\n' "${line##* in }" ;;
    esac
  done
  result=${PIPESTATUS[0]}
  set -e
  return "$result"
}

# What a person needs of the words in file $1 when the build failed.
why_it_failed() {
  echo
  grep -E -A 4 '^\[(ERROR|WARNING)\] .*\.(java|xml|yaml|properties|ts)' "$1" | grep -v '^--$' | awk 'NR <= 40' || tail -n 40 "$1"
  grep -E '^\[ERROR\] Failed to execute goal' "$1" | cut -c 1-300 || true
  echo
}
