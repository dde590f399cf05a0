#!/bin/bash
# Shows that what was packed runs where there is nothing else: the package in a bare Debian, and the image's layers in an empty root,
# each served there as its own user until the first page is there. Run as root, on Debian.
set -euo pipefail

release=$1
work=$2
port=$((20000 + RANDOM % 10000))

fail() {
    echo "$1" >&2
    exit 1
}

# In place of this shell, runs a command in a root, as a user, with processes of its own, which all end with the first one.
inside() {
    exec unshare --mount --pid --fork --kill-child bash -c '
        root=$1 user=$2; shift 2
        mkdir -p "$root/proc" "$root/dev"
        mount -t proc proc "$root/proc"
        mount -t tmpfs tmpfs "$root/dev"
        mkdir -m 1777 "$root/dev/shm"
        for device in null zero random urandom; do
            touch "$root/dev/$device"
            mount --bind "/dev/$device" "$root/dev/$device"
        done
        mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
        exec env -i PATH=/usr/bin:/bin CARILLON_PORT="$PORT" CARILLON_JAVA_OPTIONS="$JAVA_OPTIONS" \
            "$(command -v chroot)" --userspec="$user" "$root" "$@"
    ' bash "$@"
}

# Serves in a root, as a user, until the first page is there; then stops it as a service manager does.
serve() {
    local name=$1 began page
    shift
    began=$(date +%s%N)
    inside "$@" >"$work/$name.log" 2>&1 &
    server=$!
    until page=$(curl --silent --fail "http://127.0.0.1:$port/"); do
        kill -0 "$server" 2>/dev/null || { cat "$work/$name.log" >&2; fail "$name: it ended"; }
        sleep 0.05
    done
    echo "$name: the first page after $((($(date +%s%N) - began) / 1000000)) ms, ${#page} characters"
    curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/ready" || fail "$name: it is not ready"
    pkill --parent "$server" --signal TERM
    wait "$server" || fail "$name: it did not stop with 0"
}

# What a command prints is kept in files: where Java itself complains, as of memory that it misses, that goes elsewhere.
prints_nothing_else() {
    local name=$1 lines
    shift
    lines=$(JAVA_OPTIONS=-XX:+UseLargePages inside "$@" 2>"$work/$name-java.log" | wc -l)
    [ "$lines" = 1 ] || fail "$name: a token is printed in $lines lines"
    # A machine that sets large pages aside gives Java no reason.
    grep --quiet '^HugePages_Total: *[1-9]' /proc/meminfo || grep --quiet UseLargePages "$work/$name-java.log" ||
        fail "$name: what Java complains of is nowhere"
}

# Every link in the documents leads to a file that is there too.
links_lead_somewhere() {
    local document link
    while IFS=: read -r document link; do
        [ -e "${document%/*}/$link" ] || fail "$document links to $link, which is not there"
    done < <(grep --recursive --only-matching --include='*.md' '](\(\w\|\.\.\)[^)#: ]*[)#]' "$1" | sed 's/](//; s/[)#]$//')
    [ -e "$1/docs/operations.md" ] && [ -e "$1/docs/monitoring/carillon-rules.yaml" ] || fail "$1 has no documents"
}
export PORT=$port JAVA_OPTIONS=

[ "$(id -u)" = 0 ] || fail "What was packed lies in $release. The checks need root: leave them out with -Dpackage.unchecked=true."
for tool in debootstrap systemd-analyze curl; do
    command -v "$tool" >/dev/null || fail "The checks need $tool: apt-get install debootstrap systemd curl"
done
mkdir -p "$work"
(cd "$release" && sha256sum --quiet --check SHA256SUMS)

bash "$(dirname "$0")/../../docs/monitoring/check.sh" "$work/monitoring"

debian=$work/debian
debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$debian" >"$work/debootstrap.log"
[ -z "$(find "$debian" -name java -o -name 'libjvm*')" ] || fail "There is a Java in the bare Debian."
cp "$release"/carillon_*.deb "$debian/tmp/carillon.deb"
began=$(date +%s%N)
chroot "$debian" dpkg --install /tmp/carillon.deb >"$work/dpkg.log"
echo "package: unpacked and set up in $((($(date +%s%N) - began) / 1000000)) ms"
serve package "$debian" carillon:carillon /usr/bin/carillon serve --config /etc/carillon/carillon.yaml
prints_nothing_else package "$debian" carillon:carillon /usr/bin/carillon token
links_lead_somewhere "$debian/usr/share/doc/carillon"
# Elsewhere anybody unpacks it, where a folder has a blank and an accent, with no language and no home.
unpacked="$debian/srv/Les années"
mkdir "$unpacked"
tar --extract --gunzip --file "$release"/carillon-*-linux-*.tar.gz --directory "$unpacked" --strip-components=1
serve archive "$debian" nobody:nogroup "/srv/Les années/bin/carillon" serve --data /tmp/data \
    --config "/srv/Les années/config/carillon.yaml"
prints_nothing_else archive "$debian" nobody:nogroup "/srv/Les années/bin/carillon" token
links_lead_somewhere "$unpacked"
# The bare Debian has no systemd: the units that this one refers to come from here.
cp --no-clobber --recursive /usr/lib/systemd/system/. "$debian/usr/lib/systemd/system"
chroot "$debian" bash -c '. /usr/share/bash-completion/completions/carillon && complete -p carillon' >"$work/completion.log"
systemd-analyze verify --man=no --root="$debian" carillon.service
systemd-analyze security --offline=true --threshold=20 "$debian/usr/lib/systemd/system/carillon.service" | tail -n 1
chroot "$debian" dpkg --purge carillon >>"$work/dpkg.log"
[ -d "$debian/var/lib/carillon" ] || fail "package: what was said went with it"
[ ! -e "$debian/usr/lib/carillon" ] || fail "package: something of it is left"

# The files say in which order the layers lie on each other, and how a container is started.
image=$work/unpacked
mkdir -p "$image/root"
tar --extract --file "$release"/carillon-*-image-*.tar --directory "$image"
blob() { sed -n "s/.*\"digest\":\"sha256:\([0-9a-f]*\)\".*/\1/p" | sed "s|^|$image/blobs/sha256/|"; }
manifest=$(tr '{' '\n' <"$image/index.json" | blob)
config=$(tr '{' '\n' <"$manifest" | grep 'image.config' | blob)
for layer in $(tr '{' '\n' <"$manifest" | grep 'image.layer' | blob); do
    tar --extract --gzip --same-owner --warning=no-unknown-keyword --file "$layer" --directory "$image/root"
done
user=$(sed -n 's/.*"User":"\([^"]*\)".*/\1/p' "$config")
command=$(sed -n 's/.*"Entrypoint":\[\([^]]*\)\].*/\1/p' "$config"),$(sed -n 's/.*"Cmd":\[\([^]]*\)\].*/\1/p' "$config")
mapfile -t command < <(tr ',' '\n' <<<"$command" | tr -d '"')
serve image "$image/root" "$user" "${command[@]}"
prints_nothing_else image "$image/root" "$user" /usr/bin/carillon token
