#!/bin/sh
# Installs the packages of the given lists that are missing (Debian 12; as root, or with sudo). Does nothing if none is.
# A package whose program is there from elsewhere (npm comes with other builds of Node) is not missing.
set -eu
missing=""
for list in "$@"; do
  for package in $(grep -v '^#' "$list"); do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || command -v "$package" >/dev/null || missing="$missing $package"
  done
done
[ -n "$missing" ] || exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "missing packages:$missing; run as root: apt-get install$missing" >&2; exit 1; }
  as_root="sudo"
fi
echo "installing:$missing"
$as_root apt-get update -q
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $missing
