#!/usr/bin/env bash
# Draws color.png and outline.png from the SVG files beside it. Needs chromium. Run it after changing a drawing and commit the PNG files.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
profile="$(mktemp -d)"
trap 'rm -rf "$profile"' EXIT

draw() { # name, edge in pixels
  printf '<!doctype html><style>html,body{margin:0;background:transparent}svg{display:block}</style>%s' "$(cat "$here/$1.svg")" > "$profile/$1.html"
  chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --force-color-profile=srgb \
    --user-data-dir="$profile/browser" --default-background-color=00000000 --window-size="$2,$2" \
    --screenshot="$here/$1.png" "file://$profile/$1.html" 2> "$profile/errors" || { cat "$profile/errors" >&2; exit 1; }
}

draw color 192
draw outline 32
