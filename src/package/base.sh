#!/bin/sh
# Unpacks the packages of Debian that the image needs, in the folder that it is given: what Java and PostgreSQL are linked with, the
# shell that initdb and the script call, and the certificates of public authorities, for a database elsewhere (sslrootcert).
set -eu
# The same order of files everywhere.
export LC_ALL=C

root=$1
for tool in apt-get dpkg-deb; do
    command -v "$tool" >/dev/null || {
        echo "The image is made of Debian's packages: build it on Debian or Ubuntu, where there is $tool." >&2
        exit 1
    }
done
mkdir -p "$root.packages" "$root/bin" "$root/lib64" "$root/etc/ssl/certs" "$root/var/lib/dpkg/status.d"
root=$(cd "$root" && pwd)
cd "$root.packages"
licence=$(apt-cache depends libgcc-s1 | grep -o 'gcc-[0-9]*-base' | head -n 1)
# The folder may not be open to the user as which apt-get fetches.
apt-get download -qq -o APT::Sandbox::User=root libc6 libc-bin libgcc-s1 libstdc++6 dash ca-certificates "$licence" || {
    echo "Debian's packages could not be fetched: run apt-get update, then try again." >&2
    exit 1
}
for package in *.deb; do
    case $package in
        # Of this one the letters of all languages alone (C.UTF-8), by which Java reads the names of files.
        libc-bin_*) dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" ./usr/lib/locale ./usr/share/doc ;;
        *) dpkg-deb --extract "$package" "$root" ;;
    esac
    # Where scanners of images look for what is in them.
    dpkg-deb --field "$package" >"$root/var/lib/dpkg/status.d/${package%%_*}"
done
cd "$root"
rm -rf usr/share/locale usr/share/man usr/share/lintian usr/share/gcc usr/share/gdb usr/sbin
find usr/share/doc -type f ! -name copyright -delete
cat usr/share/ca-certificates/mozilla/*.crt >etc/ssl/certs/ca-certificates.crt
# One by one nothing reads them, and one has a name with accents, which not every Java that builds could write down.
rm -rf usr/share/ca-certificates
# A link would be followed on the machine that builds: what it leads to takes its place.
find . -type l | while read -r link; do
    case $(readlink "$link") in
        /*) target=.$(readlink "$link") ;;
        *) target=${link%/*}/$(readlink "$link") ;;
    esac
    rm "$link"
    [ ! -f "$target" ] || cp "$target" "$link"
done
find . -depth -type d -empty -delete
