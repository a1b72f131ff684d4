-- Posts generateAIAgentCall as a mobile client does, for one of 1,000 users in turn, and judges every answer by its content:
-- version 2 of the API says 200 for failures as well.
--
--   wrk … -s call.lua URL -- GOOD [PAUSE_MS CONNECTIONS [TOKENS]]
--
-- GOOD is what a good answer contains. With PAUSE_MS each connection waits that long between an answer and its next call, and
-- CONNECTIONS spreads their first calls over that time. TOKENS is a file with a login token for each line: bench_1's, bench_2's …;
-- with it only these users call, logged in, and each call has an Idempotency-Key of its own. Prints one line for the script that
-- runs it.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  good, bad, sample = args[1], 0, ""
  calls, next_call, keys = {}, 0, 0
  local tokens = {}
  if args[4] then
    for line in io.lines(args[4]) do table.insert(tokens, line) end
    -- Threads share this file, not their state: the address of a table tells them apart.
    run = tostring({}):gsub("[^%x]", "") .. os.time()
  end
  for i = 1, args[4] and #tokens or 1000 do
    local headers = { ["Content-Type"] = "application/json" }
    if args[4] then
      headers["Authorization"] = "Bearer " .. tokens[i]
      headers["Idempotency-Key"] = "@KEY@"
    end
    calls[i] = wrk.format("POST", nil, headers,
      '{"user_id":"bench_' .. i .. '","expire":86400,"workflow_type":"VoiceChat","region":"cn-shanghai","template_config":"{}",' ..
      '"agent_config":"{\\"Greeting\\":\\"Hello\\",\\"Volume\\":100,\\"MaxIdleTime\\":600,\\"AsrConfig\\":{\\"VadLevel\\":11}}",' ..
      '"user_data":"{\\"k\\":\\"v\\"}"}')
    if args[4] then
      local before, after = calls[i]:match("^(.*)@KEY@(.*)$")
      calls[i] = { before, after }
    end
  end
  local pause, first = tonumber(args[2] or 0), tonumber(args[3] or 0)
  if pause > 0 then
    function delay()
      if first > 0 then
        first = first - 1
        return math.random(0, pause)
      end
      return pause
    end
  end
end

function request()
  next_call = next_call % #calls + 1
  local call = calls[next_call]
  if type(call) == "string" then return call end
  keys = keys + 1
  return call[1] .. run .. "-" .. keys .. call[2]
end

function response(status, headers, body)
  if status ~= 200 or not body:find(good, 1, true) then
    bad = bad + 1
    if sample == "" then sample = status .. " " .. body:sub(1, 300) end
  end
end

function done(summary, latency, requests)
  local bad, sample, e = 0, "", summary.errors
  for _, thread in ipairs(threads) do
    bad = bad + thread:get("bad")
    if sample == "" then sample = thread:get("sample") end
  end
  print(string.format("RESULT requests=%d us=%d p50=%d p99=%d lost=%d bad=%d", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.timeout, bad))
  if sample ~= "" then print("BAD " .. sample) end
end
