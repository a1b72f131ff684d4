# Starts, inspects and ends processes; sourced by run. Every process started here ends with the script.

pids=()

# start NAME LOG COMMAND...: runs the command in the background, keeps the last 200 lines of its output, sets NAME to its id.
start() {
  local -n started=$1
  local log=$2
  shift 2
  # Through a pipe, like the output of a container. A file with every line would grow by gigabytes.
  "$@" > >(exec tail -n 200 >"$log") 2>&1 </dev/null &
  started=$!
  pids+=("$started")
}

stop() {
  kill "$1" 2>/dev/null || return 0
  local i
  for ((i = 0; i < 300; i++)); do
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

stop_all() {
  local pid
  for pid in "${pids[@]}"; do stop "$pid"; done
  pids=()
}

# A free port below the range for outgoing connections.
free_port() {
  local port
  for ((;;)); do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && [[ " ${taken[*]:-} " != *" $port "* ]]; then
      taken+=("$port")
      printf -v "$1" %s "$port"
      return
    fi
  done
}

now_ms() { echo $((${EPOCHREALTIME/./} / 1000)); }

# A process and its children, because nginx works in a child.
family() { echo "$1" && pgrep -P "$1" || true; }

# CPU time of a process in clock ticks: user and system, all threads and children.
cpu_ticks() {
  local pid
  [ -e "/proc/$1" ] || die "process $1 has ended by itself; its output is in $out"
  for pid in $(family "$1"); do cat "/proc/$pid/stat"; done | sed 's/.*) //' | awk '{ t += $12 + $13 } END { print t }'
}

# thread_ticks PID PATTERN: CPU time of the threads whose names match. If the compilers still run, the JVM is not warm.
thread_ticks() {
  cat "/proc/$1/task"/*/stat 2>/dev/null | awk -v p="$2" '
    { name = $0; sub(/^[^(]*\(/, "", name); sub(/\) .*/, "", name); sub(/.*\) /, "") } name ~ p { t += $12 + $13 } END { print t + 0 }'
}

# memory_mib PID VmRSS|VmHWM
memory_mib() {
  local pid
  for pid in $(family "$1"); do cat "/proc/$pid/status"; done | awk -v k="$2:" '$1 == k { m += $2 } END { printf "%.0f\n", m / 1024 }'
}

# first_answer PID SINCE_MS PORT GOOD: milliseconds from the given time to the first good response of the process.
first_answer() {
  local pid=$1 since=$2 port=$3 good=$4 login=()
  [ -z "$with_tokens" ] || login=(-H "Authorization: Bearer $(head -n 1 "$with_tokens")")
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null &&
    curl -s -m 5 "${login[@]}" -H 'Content-Type: application/json' -d '{"user_id":"bench_1","workflow_type":"VoiceChat","template_config":"{}"}' \
      "http://127.0.0.1:$port$path" | grep -qF "$good"; do
    kill -0 "$pid" 2>/dev/null || { echo "ended before its first good response" >&2; return 1; }
    [ $(($(now_ms) - since)) -lt 60000 ] || { echo "no good response within 60 s" >&2; return 1; }
    sleep 0.01
  done
  echo $(($(now_ms) - since))
}
