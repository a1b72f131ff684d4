# Sets up what a run needs: certificates, nginx configurations, the IMS stub, the server; sourced by run.

# RSA like the real certificate, because the cost of a handshake depends on it.
certificates() {
  {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=bench CA' \
      -keyout "$out/ca.key" -out "$out/ca.crt"
    openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' \
      -keyout "$out/localhost.key" -out "$out/localhost.csr"
    openssl x509 -req -in "$out/localhost.csr" -CA "$out/ca.crt" -CAkey "$out/ca.key" -CAcreateserial -days 2 \
      -extfile <(echo 'subjectAltName=DNS:localhost,IP:127.0.0.1') -out "$out/localhost.crt"
    keytool -importcert -noprompt -alias bench -file "$out/ca.crt" -keystore "$out/trust.p12" -storetype PKCS12 -storepass changeit
  } >"$out/certificates.log" 2>&1 || die "no certificates: $(tail -n 3 "$out/certificates.log")"
}

# Chooses the ports and writes both configurations.
configure() {
  local name
  for name in ims_port floor_port ours_port management_port; do free_port $name; done
  for name in client_body proxy fastcgi uwsgi scgi; do echo "${name}_temp_path $out/temp-$name;"; done >"$out/temp-paths.conf"
  for name in ims floor; do
    sed "s|@OUT@|$out|g; s|@FILES@|$files|; s|@CONNECTIONS@|$((files / 2))|; s|@SLOW_MS@|$BENCH_SLOW_MS|
      s|@IMS_PORT@|$ims_port|; s|@FLOOR_PORT@|$floor_port|" "src/bench/$name.conf" >"$out/$name.conf"
  done
}

start_ims() {
  pace 'error_page 418 =200 @answer; return 418;'
  start ims "$out/ims.out" nginx -e "$out/ims.log" -c "$out/ims.conf"
}

# Changes the pace of the running IMS stub, so that the server stays warm.
slow_ims() { pace 'proxy_pass http://$unknown; error_page 502 =200 @answer;' && repace; }
fast_ims() { pace 'error_page 418 =200 @answer; return 418;' && repace; }

pace() {
  generation=$((${generation:-0} + 1))
  printf 'location / { %s }\nlocation = /generation { return 200 %d; }\n' "$1" "$generation" >"$out/ims-pace.conf"
}

repace() {
  local i
  kill -HUP "$ims"
  for ((i = 0; i < 100; i++)); do
    [ "$(ask_ims generation)" != "$generation" ] || return 0
    sleep 0.1
  done
  die "IMS does not change its pace: $(cat "$out/ims.log")"
}

ask_ims() { curl -s --cacert "$out/ca.crt" "https://localhost:$ims_port/$1"; }

# image_env NAME: the value in Dockerfile.jvm, so that a run measures the delivered options.
image_env() { sed -n "s/^ENV $1=\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" src/main/docker/Dockerfile.jvm; }

java_options() { echo "${BENCH_GC:-$(image_env GC_CONTAINER_OPTIONS)} $(image_env JAVA_OPTS_APPEND) $BENCH_JAVA_OPTS"; }

# start_ours: starts the server with production settings and without the caller's environment; a running one is stopped first.
# Prints the milliseconds to its first good response.
start_ours() {
  local trust=(-Djavax.net.ssl.trustStore="$out/trust.p12" -Djavax.net.ssl.trustStorePassword=changeit) command since
  # Options and settings are separated by word splitting.
  # shellcheck disable=SC2046,SC2206
  if [ -n "$BENCH_SERVER" ]; then command=($BENCH_SERVER "${trust[@]}" $BENCH_JAVA_OPTS)
  else command=("$BENCH_JAVA" $(java_options) "${trust[@]}" -jar "$jar"); fi
  [ -z "${ours:-}" ] || stop "$ours"
  since=$(now_ms)
  # shellcheck disable=SC2086
  start ours "$out/ours.log" env -i PATH="$PATH" HOME="$out" LANG=C.UTF-8 MALLOC_ARENA_MAX="$(image_env MALLOC_ARENA_MAX)" \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$ours_port" \
    QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT="$management_port" \
    ALIBABA_CLOUD_ACCESS_KEY_ID=bench ALIBABA_CLOUD_ACCESS_KEY_SECRET=bench \
    APPSERVER_IMS_ENDPOINT="https://localhost:$ims_port/" APPSERVER_IMS_REGION=cn-shanghai \
    APPSERVER_AGENTS_VOICE_CHAT=agent-voice APPSERVER_RTC_APP_ID=bench APPSERVER_RTC_APP_KEY=bench \
    APPSERVER_ACCESS_MODE=none APPSERVER_SANDBOX_ENABLED=false $BENCH_ENV "${command[@]}"
  if ! first_answer "$ours" "$since" "$ours_port" "$ours_good"; then
    stop "$ours"
    sleep 0.5
    tail -n 30 "$out/ours.log" >&2
    die "the server did not start"
  fi
}
