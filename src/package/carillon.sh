#!/bin/sh
# Runs Carillon with the Java that lies beside it. CARILLON_JAVA_OPTIONS has more options for that Java, such as -Xmx512m.
self=$(readlink -f "$0" 2>/dev/null || echo "$0")
home=$(cd "${self%/*}/.." && pwd)
# shellcheck disable=SC2086 # several options
exec "$home/runtime/bin/java" -XX:AOTCache="$home/lib/carillon.aot" $CARILLON_JAVA_OPTIONS -jar "$home/lib/carillon.jar" "$@"
