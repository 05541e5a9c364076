#!/usr/bin/env bash
# Runs a PostgreSQL of its own for a test, in a temporary folder and reachable by a socket there
# only, for as long as standard input stays open: it ends with whoever started it, however that ends.
# A command with its flags, such as strace, becomes the server: postgres.sh [COMMAND...]
#
# The first line it writes is `ready FOLDER`, or `missing REASON` where none is installed. Then it
# takes commands, one a line, each answered by a line: `create NAME` (a database), `stop`, `crash`
# (without a checkpoint), `start`, `freeze` and `thaw` (all of its processes).
set -euo pipefail

# In a session of its own: what kills a test kills its process group, after which nobody would be
# left to end the database and to remove its folder.
read -r _ _ _ _ _ session _ <"/proc/$$/stat"
((session == $$)) || exec setsid --wait "$0" "$@"

under=("$@")
programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort | tail --lines=1)
if [[ ! -x $programs/initdb ]]; then
  echo "missing there is no PostgreSQL in /usr/lib/postgresql"
  exit 0
fi

# PostgreSQL refuses to run as root.
as=(setpriv)
((EUID)) || as+=(--reuid=postgres --regid=postgres --clear-groups)
# It ends with this script, even where that is killed.
as+=(--pdeathsig QUIT)

folder=$(mktemp --directory "${TMPDIR:-/tmp}/ticketwire-postgres-XXXXXX")
server=

# Each process of the server leads a session of its own: the postmaster first, then its children.
signal() {
  kill "-$1" "$server"
  local children
  read -ra children <"/proc/$server/task/$server/children" || true
  ((${#children[@]} == 0)) || kill "-$1" "${children[@]}"
}

halt() {
  [[ -n $server ]] || return 0
  signal CONT 2>/dev/null || true
  kill "-$1" "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}
trap 'halt QUIT; rm -rf "$folder"' EXIT
# The end of standard input tells that the test is over, nothing else does.
trap '' INT TERM HUP PIPE

launch() {
  setsid "${under[@]}" "${as[@]}" "$programs/postgres" -D "$folder/data" -k "$folder" \
    -c listen_addresses= -c fsync=on -c max_connections=200 -c deadlock_timeout=50ms \
    </dev/null >>"$folder/log" 2>&1 &
  server=$!
  until "$programs/pg_isready" --quiet --host="$folder"; do
    if ! kill -0 "$server" 2>/dev/null; then
      tail --lines=20 "$folder/log" >&2
      exit 1
    fi
    sleep 0.05
  done
}

((EUID)) || chown postgres: "$folder"
cd /
# Its own files need no flush: nothing is in them yet.
"${as[@]}" "$programs/initdb" --pgdata="$folder/data" --username=ticketwire --auth=trust \
  --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1
launch
echo "ready $folder"

while read -r command name; do
  case $command in
    create) "$programs/createdb" --host="$folder" --username=ticketwire "$name" ;;
    stop) halt INT ;;
    crash) halt QUIT ;;
    start) launch ;;
    freeze) signal STOP ;;
    thaw) signal CONT ;;
    *) command=unknown ;;
  esac
  echo "$command"
done
