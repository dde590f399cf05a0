#!/bin/bash
# Tries the alert rules, and reads the expressions of the dashboard, by Prometheus's own promtool (Debian: prometheus). Takes a folder to
# write to, which may be there.
set -euo pipefail

command -v promtool >/dev/null || {
    echo "monitoring: not tried, for there is no promtool (apt-get install prometheus)"
    exit 0
}
here=$(dirname "$0")
panels=$1/panels.yaml
mkdir -p "$1"
promtool check rules "$here/carillon-rules.yaml" >"$1/promtool.log" || { cat "$1/promtool.log" >&2; exit 1; }
promtool test rules "$here/carillon-rules-test.yaml" >>"$1/promtool.log" || { cat "$1/promtool.log" >&2; exit 1; }
# A string of JSON is one of YAML. What Grafana puts in for the variables stands in their place.
{
    echo "groups:"
    echo "  - name: panels"
    echo "    rules:"
    grep -oE '"expr": *"([^"\\]|\\.)*"' "$here/carillon-dashboard.json" | sed -e 's/^"expr": *//' \
        -e 's/\$__rate_interval/5m/g' -e 's/\$job/carillon/g' | awk '{ print "      - record: panel:" NR; print "        expr: " $0 }'
} >"$panels"
promtool check rules "$panels" >>"$1/promtool.log" || { cat "$1/promtool.log" >&2; exit 1; }
echo "monitoring: $(grep -c 'alert:' "$here/carillon-rules.yaml") alerts tried, $(grep -c 'record:' "$panels") expressions of the dashboard read"
