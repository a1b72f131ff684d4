-- What all scripts use. Times and durations are in milliseconds; times are the caller's.

-- A key's whole name.
local function key(name)
  return KEYS[1] .. name
end

-- The argument with that number, as a number.
local function number(index)
  return tonumber(ARGV[index])
end

-- Makes a key stay for that long at least, and not forever. It gets more, so that this is seldom a write.
local function keep(name, duration)
  if redis.call('PTTL', name) < duration then
    redis.call('PEXPIRE', name, math.ceil(duration + math.max(duration / 8, 60000)))
  end
end

