#!/bin/bash
# Compares two releases of one commit (target/release of two folders): what is in them must be the same, with the same times, rights and
# owners, but for what Java learnt (carillon.aot) and what counts its bytes.
set -euo pipefail

[ $# = 2 ] || {
    echo "Usage: same-release.sh FOLDER FOLDER, each with a release" >&2
    exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Writes what an archive holds: first each entry as tar lists it, then the digest of each file; and that of the whole, where it can be.
describe() {
    local files
    echo "== $1, whose head is $(head -c 10 "$2" | od -An -tx1)"
    tar --list --verbose --numeric-owner --full-time --warning=no-unknown-keyword --gunzip --file "$2" >"$work/list"
    sed -E 's/ +[0-9]+ ([^ ]+ [0-9:.]+ [^ ]*carillon\.aot)$/ \1/' "$work/list"
    grep -qE 'carillon\.aot$|md5sums$' "$work/list" || sha256sum <"$2"
    files=$(mktemp -d -p "$work")
    tar --extract --no-same-owner --gunzip --file "$2" --directory "$files" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    [ ! -f "$files/md5sums" ] || sed -i '/carillon\.aot$/d' "$files/md5sums"
    [ ! -f "$files/control" ] || sed -i '/^Installed-Size:/d' "$files/control"
    (cd "$files" && find . -type f ! -name carillon.aot -print0 | sort -z | xargs -0 --no-run-if-empty sha256sum)
}

release() {
    local folder=$1 layer number=0 layers deb image
    (cd "$folder" && ls && sha256sum ./*.cdx.json ./compose.yaml)
    describe archive "$folder"/carillon-*-linux-*.tar.gz
    deb=$(mktemp -d -p "$work")
    ar x --output "$deb" "$folder"/*.deb
    describe control "$deb/control.tar.gz"
    describe data "$deb/data.tar.gz"
    image=$(mktemp -d -p "$work")
    tar --extract --file "$folder"/carillon-*-image-*.tar --directory "$image"
    layers=$(grep -o '"Layers":\[[^]]*\]' "$image/manifest.json" | grep -oE 'blobs/sha256/[0-9a-f]{64}')
    for layer in $layers; do
        number=$((number + 1))
        describe "layer $number" "$image/$layer"
    done
}

release "$1" >"$work/one"
release "$2" >"$work/other"
diff "$work/one" "$work/other" || {
    echo "These releases differ in what is shown above." >&2
    exit 1
}
echo "The same: $(grep -c '^[0-9a-f]\{64\} ' "$work/one") files, and all but carillon.aot byte for byte."
