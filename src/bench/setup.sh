# What is measured and what it is measured with: certificates, the nginx configurations, the service; sourced by run.

# RSA, as the real one has: what a handshake costs the client depends on it.
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

# Changes the pace of the running IMS, so that a service that is warm stays so.
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

# Login tokens of bench_1 … bench_100, signed with RS256, and the key that the service checks them with.
logins() {
  local i header payload
  openssl genrsa -out "$out/issuer.key" 2048 2>/dev/null
  openssl rsa -in "$out/issuer.key" -pubout -out "$out/issuer.pem" 2>/dev/null
  header=$(printf '{"alg":"RS256","typ":"JWT"}' | base64_url)
  for ((i = 1; i <= 100; i++)); do
    payload=$(printf '{"iss":"bench","aud":"bench","sub":"bench_%d","exp":%d}' "$i" $(($(date +%s) + 86400)) | base64_url)
    printf '%s.%s.%s\n' "$header" "$payload" \
      "$(printf '%s.%s' "$header" "$payload" | openssl dgst -sha256 -sign "$out/issuer.key" -binary | base64_url)"
  done >"$out/tokens"
}

base64_url() { base64 -w0 | tr '+/' '-_' | tr -d =; }

# What every call costs with everything on: login, limits, an idempotency key of its own (and always: audit, metrics, tracking).
everything_on() {
  echo "APPSERVER_ACCESS_MODE=jwt MP_JWT_VERIFY_ISSUER=bench MP_JWT_VERIFY_AUDIENCES=bench" \
    "MP_JWT_VERIFY_PUBLICKEY_LOCATION=$out/issuer.pem" \
    "APPSERVER_LIMITS_CONCURRENT_INSTANCES=1000000000 APPSERVER_LIMITS_STARTS_PER_MINUTE=1000000000" \
    "APPSERVER_LIMITS_MINUTES_PER_DAY=1000000000 APPSERVER_LIMITS_REQUESTS_PER_MINUTE=1000000000" \
    "APPSERVER_LIMITS_MAX_DURATION=1h APPSERVER_LIMITS_OPEN_REQUESTS=1000"
}

# image_env NAME: what Dockerfile.jvm sets, so that what is measured is what is delivered.
image_env() { sed -n "s/^ENV $1=\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" src/main/docker/Dockerfile.jvm; }

# The heap is a share of the memory limit that k8s/base gives to a container.
java_options() {
  echo "${BENCH_GC:-$(image_env GC_CONTAINER_OPTIONS)} $(image_env JAVA_OPTS_APPEND) -XX:MaxRAM=512m $BENCH_JAVA_OPTS"
}

# start_ours: the service with production settings and nothing from the caller's environment, in the place of one that runs.
# Prints the milliseconds to its first good answer.
start_ours() {
  local settings=
  [ -z "$with_tokens" ] || settings=$(everything_on)
  local trust=(-Djavax.net.ssl.trustStore="$out/trust.p12" -Djavax.net.ssl.trustStorePassword=changeit) command since
  # Word splitting is what separates options and settings here.
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
    APPSERVER_ACCESS_MODE=none APPSERVER_SANDBOX_ENABLED=false $settings $BENCH_ENV "${command[@]}"
  if ! first_answer "$ours" "$since" "$ours_port" "$ours_good"; then
    stop "$ours"
    sleep 0.5
    tail -n 30 "$out/ours.log" >&2
    die "the service did not start"
  fi
}
