# For the launcher and benchmarks/run: which Java to use. Read with ".", by /bin/sh.
# Environment: LUONG_JAVA_HOME or JAVA_HOME (a JDK 17 or newer).

# Major version that a JDK says it has, 0 if nothing can be found out; from its file "release", as starting it takes longer.
java_major() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | grep . && return
  "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p' | grep . || echo 0
}

# The newest JDK (with a compiler) of at least 17 that can be found and starts: one made for other machines does not.
find_java_home() {
  if [ -n "${LUONG_JAVA_HOME:-}" ]; then
    echo "$LUONG_JAVA_HOME"
    return
  fi
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    echo "$(java_major "$home") $home"
  done | sort -s -r -n -k 1,1 | while read -r major home; do
    if [ "$major" -ge 17 ] && "$home/bin/java" -version >/dev/null 2>&1; then
      echo "$home"
      break
    fi
  done
}
