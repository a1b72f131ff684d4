-- Sends generateAIAgentCall as a mobile client does, for 1,000 users in turn, and checks the content of every response, because
-- version 2 of the API has status 200 for failures too.
--
--   wrk … -s call.lua URL -- GOOD [PAUSE_MS CONNECTIONS]
--
-- GOOD is a text that every good response contains. With PAUSE_MS each connection waits that long between a response and its next
-- call, and the first calls of the CONNECTIONS are spread over that time. Prints one line for the calling script.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  good, bad, sample = args[1], 0, ""
  calls, next_call = {}, 0
  for i = 1, 1000 do
    calls[i] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" },
      '{"user_id":"bench_' .. i .. '","expire":86400,"workflow_type":"VoiceChat","region":"cn-shanghai","template_config":"{}",' ..
      '"agent_config":"{\\"Greeting\\":\\"Hello\\",\\"Volume\\":100,\\"MaxIdleTime\\":600,\\"AsrConfig\\":{\\"VadLevel\\":11}}",' ..
      '"user_data":"{\\"k\\":\\"v\\"}"}')
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
  return calls[next_call]
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
