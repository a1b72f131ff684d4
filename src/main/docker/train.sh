#!/bin/bash
# Runs the server with its sandbox, calls it, and ends it, while the JVM records what it loads and compiles: with
# -XX:AOTCacheOutput it writes the cache at its end. Uses nothing but bash, the server and the loopback interface.
#
#   train.sh CACHE CALLS COMMAND...
set -euo pipefail
cache=$1 calls=$2
shift 2

# All files but the cache, the server's own included, are gone at the end: the run is a layer of an image.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log

# With the sandbox no account is needed, and without logins no token.
export JDK_JAVA_OPTIONS="-XX:AOTCacheOutput=$cache -Djava.io.tmpdir=$work"
export APPSERVER_SANDBOX_ENABLED=true APPSERVER_ACCESS_MODE=none QUARKUS_SHUTDOWN_DELAY=0s
"$@" >"$log" 2>&1 &
server=$!

# request PORT METHOD PATH [BODY]: the response.
request() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$2" "$3" "${#4}" "$4" >&3
  cat <&3
  exec 3>&-
}

call() { request 8080 POST "/api/v2/aiagent/$1" "$2"; }

deadline=$((SECONDS + 60))
until [[ "$(request 9000 GET /q/health/ready '' 2>/dev/null)" == *'"UP"'* ]]; do
  if [ $SECONDS -ge $deadline ] || ! kill -0 $server; then
    cat "$log"
    exit 1
  fi
  sleep 0.1
done

for ((i = 1; i <= calls; i++)); do
  started=$(call generateAIAgentCall "{\"user_id\":\"user-$i\",\"workflow_type\":\"VoiceChat\",\"user_data\":\"{}\"}")
  [[ $started =~ \"ai_agent_instance_id\":\"([0-9a-f]+)\" ]] || { echo "$started"; exit 1; }
  instance="{\"ai_agent_instance_id\":\"${BASH_REMATCH[1]}\"}"
  if ((i % 10 == 0)); then
    call describeAIAgentInstance "$instance" >/dev/null
    call getRtcAuthToken "{\"user_id\":\"user-$i\",\"channel_id\":\"channel-$i\"}" >/dev/null
    call stopAIAgentInstance "$instance" >/dev/null
  fi
done
request 9000 GET /q/metrics '' >/dev/null

kill $server
wait $server || [ $? = 143 ]
[ -s "$cache" ] || { cat "$log"; exit 1; }
