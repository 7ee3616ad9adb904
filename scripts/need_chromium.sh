#!/usr/bin/env bash
# Makes sure that Chromium is there for the browser tests: installed with the system's package manager where it may be,
# otherwise said.
set -euo pipefail

has_it() { command -v chromium >/dev/null; }

has_it && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
has_it && exit 0
echo "The browser tests need Chromium. Install it, for example:" >&2
echo "    sudo apt-get install chromium" >&2
exit 1
