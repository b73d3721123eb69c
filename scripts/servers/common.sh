# What the scripts of this folder share; up and down source it, then the three servers.
set -euo pipefail
# The folders are entered by another user: PostgreSQL refuses to run as root.
umask 022

# root's home is closed to that user, and programs cannot be moved once they are installed.
if [ -z "${MOORING_CACHE:-}" ]; then
  if [ "$(id -u)" = 0 ]; then MOORING_CACHE=/var/cache/mooring; else MOORING_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/mooring; fi
fi
PROGRAMS=$MOORING_CACHE/servers/programs
DATA=$MOORING_CACHE/servers/data
SERVERS=(kafka mongo redis)

say() { echo "$*" >&2; }

fail() {
  say "scripts/servers: $*"
  exit 1
}

has() { command -v "$1" >/dev/null; }

# thrice COMMAND...: registries have hiccups; what is really wrong fails three times alike.
thrice() {
  local attempt
  for attempt in 1 2 3; do
    "$@" && return
    say "$1: attempt $attempt failed"
    sleep $((attempt * 3))
  done
  return 1
}

# answers PORT: whether something listens there.
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# running PIDFILE FOLDER: whether the process of the pid file lives and is the one that keeps its data in FOLDER, as numbers of
# processes are used again.
running() {
  local pid
  [ -s "$1" ] && pid=$(cat "$1") && grep -aqF -- "$2" "/proc/$pid/cmdline" 2>/dev/null
}

# start NAME PORT PIDFILE FOLDER LOG COMMAND...: starts a server that outlives this script, and returns when it listens. Does
# nothing when it runs.
start() {
  local name=$1 port=$2 pidfile=$3 folder=$4 log=$5 pid waited
  shift 5
  running "$pidfile" "$folder" && answers "$port" && return
  if ! running "$pidfile" "$folder"; then
    # Its last process, when it was killed a moment ago, may still be ending.
    for ((waited = 0; waited < 50; waited++)); do
      answers "$port" || break
      sleep 0.1
    done
    if answers "$port"; then fail "port $port is taken by another program, give $name another one"; fi
    # Without the lock, which it would keep for as long as it runs.
    setsid nohup "$@" >"$log" 2>&1 </dev/null 9>&- &
    echo $! >"$pidfile"
  fi
  pid=$(cat "$pidfile")
  for ((waited = 0; waited < 600; waited++)); do
    answers "$port" && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 20 "$log" >&2
  fail "$name does not start, see $log"
}

# stop PIDFILE FOLDER [SIGNAL]: asks a server to stop, and ends it when it has not within 20 s.
stop() {
  local pid waited
  if running "$1" "$2"; then
    pid=$(cat "$1")
    kill "-${3:-TERM}" "$pid"
    for ((waited = 0; waited < 200; waited++)); do
      running "$1" "$2" || break
      sleep 0.1
    done
    if running "$1" "$2"; then kill -KILL "$pid"; fi
  fi
  rm -f "$1"
}

# chosen NAME...: the servers that are named, all without a name.
chosen() {
  local name
  for name in "$@"; do
    case " ${SERVERS[*]} " in *" $name "*) ;; *) fail "there is no server $name, only ${SERVERS[*]}" ;; esac
  done
  if [ $# = 0 ]; then echo "${SERVERS[@]}"; else echo "$@"; fi
}
