# The three parts of a run; sourced by run.

introduce() {
  echo "AUI AppServer benchmark, $(date -u +%Y-%m-%dT%H:%MZ), $(git describe --always --dirty 2>/dev/null || echo 'unknown version')"
  echo "machine: $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -sr), load $(cut -d' ' -f1 /proc/loadavg)"
  if [ -n "$BENCH_SERVER" ]; then echo "server:  $BENCH_SERVER $BENCH_JAVA_OPTS"
  else echo "server:  $("$BENCH_JAVA" -version 2>&1 | head -n 1); $(java_options)"; fi
  [ -z "$BENCH_ENV" ] || echo "with:    $BENCH_ENV"
}

warm_up() { [ "$BENCH_WARMUP" = 0 ] || call "$ours_port" "$ours_good" "$BENCH_WARMUP" "$BENCH_CONNECTIONS"; }

# Measures floor and server in turn, so that other load on the machine affects both.
compare() {
  local i since floor_first ours_first ours_idle
  since=$(now_ms)
  start floor "$out/floor.out" nginx -e "$out/floor.log" -c "$out/floor.conf"
  floor_first=$(first_answer "$floor" "$since" "$floor_port" "$floor_good") || die "the floor: $(cat "$out/floor.log")"
  for ((i = 0; i < BENCH_STARTS; i++)); do start_ours >>"$out/starts"; done
  ours_first=$(median <"$out/starts")
  ours_idle=$(memory_mib "$ours" VmRSS)

  printf '\n%d callers, IMS responds at once (%d s of warm-up, then %d x %d s each)\n' \
    "$BENCH_CONNECTIONS" "$BENCH_WARMUP" "$BENCH_ROUNDS" "$BENCH_SECONDS"
  warm_up
  for ((i = 0; i < BENCH_ROUNDS; i++)); do
    measure floor "$floor" "$floor_port" "$floor_good"
    measure ours "$ours" "$ours_port" "$ours_good"
  done

  printf '\n%-28s %10s %10s %8s\n' '(median of the rounds)' floor ours ratio
  row 'requests/s' "$(column floor 1 | median)" "$(column ours 1 | median)"
  row 'p50, ms' "$(column floor 2 | median)" "$(column ours 2 | median)"
  row 'p99, ms' "$(column floor 3 | median)" "$(column ours 3 | median)"
  row 'errors' "$(column floor 4 | total)" "$(column ours 4 | total)"
  row 'CPU, ms per 1,000 requests' "$(column floor 5 | median)" "$(column ours 5 | median)"
  row 'memory (RSS), MiB' "$(memory_mib "$floor" VmRSS)" "$(memory_mib "$ours" VmRSS)"
  row 'highest memory, MiB' "$(memory_mib "$floor" VmHWM)" "$(memory_mib "$ours" VmHWM)"
  row 'first good response, ms' "$floor_first" "$ours_first"
  echo "CPU ratio of each round: $(paste "$out/floor.tsv" "$out/ours.tsv" | awk '{ printf "%.2f ", $10 / $5 }')"
  echo "memory after the first response: $ours_idle MiB; starts: $(tr '\n' ' ' <"$out/starts")ms"
}

# Measures with as many open calls as the connection pool must support.
hold_open() {
  [ -n "${ours:-}" ] || { start_ours >/dev/null && warm_up; }
  slow_ims
  printf '\n%d callers, IMS responds after %d ms (%d s of warm-up, %d s measured)\n' \
    "$BENCH_OPEN" "$BENCH_SLOW_MS" "$BENCH_SECONDS" "$BENCH_SECONDS"
  open_calls "pause of $BENCH_PAUSE_MS ms" "$BENCH_PAUSE_MS"
  open_calls 'no pause' 0
  echo "  memory $(memory_mib "$ours" VmRSS) MiB, highest $(memory_mib "$ours" VmHWM) MiB"
  fast_ims
}

# Shows whether memory keeps growing.
soak() {
  local done=0 errors=0
  start_ours >/dev/null
  printf '\n%d calls, IMS responds at once\n' "$BENCH_SOAK"
  call "$ours_port" "$ours_good" 10 "$BENCH_CONNECTIONS"
  while [ "$done" -lt "$BENCH_SOAK" ]; do
    # wrk ends by time, not by number: about 100,000 calls at the rate of the run before.
    call "$ours_port" "$ours_good" "$(calc %d "1 + 100000 / ($requests / $us * 1e6)")" "$BENCH_CONNECTIONS"
    done=$((done + requests)) errors=$((errors + lost + bad))
    printf '  after %9d: memory %4d MiB, highest %4d MiB, errors %d\n' \
      "$done" "$(memory_mib "$ours" VmRSS)" "$(memory_mib "$ours" VmHWM)" "$errors"
  done
}
