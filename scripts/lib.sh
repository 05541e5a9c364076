# shellcheck shell=bash
# Sourced by every script: where things are, which tools come first, and how to build each part.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# Where the distribution's Node is too old, scripts/setup puts one there.
export PATH="$root/.tools/node_modules/.bin:$PATH"

# A clone elsewhere finds the objects that this one has compiled.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=true

say() { printf '%s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# current STAMP PATH...: whether nothing in the paths has changed since the stamp was set.
current() {
  local stamp=$1
  shift
  [[ -e $stamp && -z $(find "$@" -newer "$stamp" -print -quit 2>&1) ]]
}

# stamped STAMP COMMAND...: sets the stamp to the time at which a successful command started.
stamped() {
  local stamp=$1
  shift
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp.new"
  "$@" && mv "$stamp.new" "$stamp"
}

# compile PRESET [cmake --build arguments]
compile() {
  local preset=$1 output
  shift
  # Ninja configures again by itself, but does not look at the presets.
  if [[ ! build/$preset/build.ninja -nt CMakePresets.json ]]; then
    output=$(cmake --preset "$preset" 2>&1) || { say "$output" && return 1; }
  fi
  cmake --build --preset "$preset" "$@"
}

make_server() { compile release --target ticketwire-server; }

make_core() { compile wasm --target core; }

# The core, and the WebAPI that the page has where there is no server.
make_modules() { compile wasm --target core local; }

make_client() {
  if [[ ! -e dist/wasm/js/index.js ]] ||
    ! current dist/.client wasm/js web package.json tsconfig.json node_modules/.package-lock.json; then
    stamped dist/.client node_modules/.bin/tsc -p tsconfig.json
  fi
}

make_cdn() {
  if [[ ! -e dist/cdn/define.js ]] ||
    ! current dist/.cdn dist/core dist/wasm dist/web scripts/bundle.mjs package.json \
      node_modules/.package-lock.json; then
    stamped dist/.cdn node scripts/bundle.mjs
  fi
}

make_page() {
  if [[ ! -e dist/page/index.html ]] ||
    ! current dist/.page dist/core dist/local wasm/js web package.json \
      node_modules/.package-lock.json; then
    stamped dist/.page node_modules/.bin/vite build --config web/vite.config.ts --logLevel warn
  fi
}
