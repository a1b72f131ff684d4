# Sends calls and computes figures; sourced by run.

# The file of login tokens, while the service asks for a login.
with_tokens=

# call PORT GOOD SECONDS CONNECTIONS [PAUSE_MS]: sets requests, us, p50, p99, lost, bad of this run.
call() {
  local line threads=1
  [ "$4" -lt 500 ] || threads=2
  wrk -t$threads -c"$4" -d"$3s" --timeout 10s -s src/bench/call.lua "http://127.0.0.1:$1$path" -- \
    "$2" "${5:-0}" "$(($4 / threads))" $with_tokens >"$out/wrk.txt"
  line=$(grep ^RESULT "$out/wrk.txt") || die "wrk: $(cat "$out/wrk.txt")"
  local pair
  for pair in ${line#RESULT }; do printf -v "${pair%%=*}" %s "${pair#*=}"; done
  if [ "$bad" -gt 0 ]; then echo "  $bad bad responses, the first: $(sed -n 's/^BAD //p' "$out/wrk.txt")"; fi
}

calc() { awk "BEGIN { printf \"$1\", $2 }"; }

# cpu PID: CPU time in clock ticks: total, JIT compilers, garbage collector.
cpu() { echo "$(cpu_ticks "$1") $(thread_ticks "$1" '^C[12] Compiler') $(thread_ticks "$1" '^(VM Thread|GC Thread|G1 )')"; }

# spent BEFORE AFTER REQUESTS: the difference in milliseconds per 1,000 requests.
spent() {
  awk -v before="$1" -v after="$2" -v n="$3" -v hz="$ticks" 'BEGIN {
    split(before, b); split(after, a)
    for (i = 1; i <= 3; i++) ms[i] = n > 0 ? (a[i] - b[i]) / hz * 1e6 / n : 0
    printf "%.1f", ms[1]
    if (ms[2] + ms[3] > 0) printf " (compiling %.1f, collecting %.1f)", ms[2], ms[3] }'
}

# measure NAME PID PORT GOOD: one measurement, printed and appended to NAME.tsv (rate, p50, p99, errors, CPU).
measure() {
  local before used
  before=$(cpu "$2")
  call "$3" "$4" "$BENCH_SECONDS" "$BENCH_CONNECTIONS"
  used=$(spent "$before" "$(cpu "$2")" "$requests")
  [ "$requests" -gt 0 ] || die "$1 sent no response"
  awk -v name="$1" -v n="$requests" -v us="$us" -v p50="$p50" -v p99="$p99" -v errors=$((lost + bad)) -v used="$used" \
    -v tsv="$out/$1.tsv" 'BEGIN {
      rate = n / us * 1e6
      printf "%.1f\t%.2f\t%.2f\t%d\t%.1f\n", rate, p50 / 1000, p99 / 1000, errors, used >>tsv
      printf "  %-6s %7.0f requests/s   p50 %6.2f ms   p99 %6.2f ms   errors %d   CPU ms per 1,000: %s\n",
        name, rate, p50 / 1000, p99 / 1000, errors, used }'
}

column() { cut -f"$2" "$out/$1.tsv"; }
total() { awk '{ s += $1 } END { print s + 0 }'; }
median() {
  sort -n | awk '{ v[NR] = $1 } END { m = (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2; printf (m < 100 ? "%.2f\n" : "%.0f\n"), m }'
}

row() { awk -v l="$1" -v f="$2" -v o="$3" 'BEGIN { printf "%-28s %10s %10s %8s\n", l, f, o, (f > 0 ? sprintf("%.2f", o / f) : "-") }'; }

# open_calls LABEL PAUSE_MS: the rate reached, as a share of the rate possible if only waiting took time.
open_calls() {
  local before used theory
  theory=$(calc %.0f "$BENCH_OPEN / ($BENCH_SLOW_MS + $2) * 1000")
  call "$ours_port" "$ours_good" "$BENCH_SECONDS" "$BENCH_OPEN" "$2"
  before=$(cpu "$ours")
  (
    sleep $((BENCH_SECONDS / 2))
    ask_ims open | sed -n 's/^Active connections: //p' >"$out/open"
  ) &
  local asker=$!
  call "$ours_port" "$ours_good" "$BENCH_SECONDS" "$BENCH_OPEN" "$2"
  used=$(spent "$before" "$(cpu "$ours")" "$requests")
  wait "$asker" || true
  awk -v label="$1" -v n="$requests" -v us="$us" -v theory="$theory" -v p50="$p50" -v p99="$p99" -v errors=$((lost + bad)) \
    -v used="$used" -v open="$(($(cat "$out/open") - 1))" 'BEGIN {
      rate = n / us * 1e6
      printf "  %-16s %6.0f of %d/s (%.1f %%)   p50 %.0f ms   p99 %.0f ms   errors %d   connections to IMS %d\n",
        label, rate, theory, 100 * rate / theory, p50 / 1000, p99 / 1000, errors, open
      printf "  %-16s CPU ms per 1,000: %s\n", "", used }'
}
