#!/usr/bin/env bash
# Makes sure that Chromium and its driver are there for the browser tests: installed with the system's package manager
# where it may be, otherwise said.
set -euo pipefail

has_both() { command -v chromium >/dev/null && command -v chromedriver >/dev/null; }

has_both && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
fi
has_both && exit 0
echo "The browser tests need Chromium and its driver. Install them, for example:" >&2
echo "    sudo apt-get install chromium chromium-driver" >&2
exit 1
