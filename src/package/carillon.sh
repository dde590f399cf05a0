#!/bin/sh
# Runs Carillon with the Java that lies beside it. CARILLON_JAVA_OPTIONS has more options for that Java, such as -Xmx512m.
self=$(readlink -f "$0" 2>/dev/null || echo "$0")
home=$(cd "${self%/*}/.." && pwd)
# What loads this Java; without it the shell would only say that Java is not found.
[ -e '${loader}' ] || {
    echo "This Carillon is for Linux on ${machine} with glibc, and this machine has no ${loader}." \
        "Take the release for its kind, or start carillon.jar with a Java 25 of your own." >&2
    exit 1
}
# A service or a container may name no language: then Java could open no file whose name, or folder, has an accent.
case ${LC_ALL-} in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) export LC_CTYPE=C.UTF-8 ;; esac
# The cache is for this jar with its time (cp -p): where it does not hold, Java starts without it, and need not say so.
# shellcheck disable=SC2086 # several options
exec "$home/runtime/bin/java" -XX:AOTCache="$home/lib/carillon.aot" '-Xlog:aot*=off:stderr' $CARILLON_JAVA_OPTIONS \
    -jar "$home/lib/carillon.jar" "$@"
