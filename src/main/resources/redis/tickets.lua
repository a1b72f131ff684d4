-- Tickets that have not been used (TicketStore).
--   tickets:<user>   hash: hash of a ticket -> when it expires, and JSON
local Tickets = {}
do

local function tickets_of(user)
  return key('tickets:' .. user)
end

-- Adds a ticket unless the user has too many. Returns whether it was added.
function Tickets.add(user, hash, json, now, lifetime, max)
  local tickets = tickets_of(user)
  local known = redis.call('HGETALL', tickets)
  local unused = 0
  for i = 1, #known, 2 do
    if tonumber(known[i + 1]:match('^%d+')) > now then
      unused = unused + 1
    else
      redis.call('HDEL', tickets, known[i])
    end
  end
  if unused >= max then
    return 0
  end
  redis.call('HSET', tickets, hash, string.format('%.0f', now + lifetime) .. json)
  redis.call('PEXPIRE', tickets, lifetime)
  return 1
end

-- Removes a ticket. Returns its value, or nothing if it is unknown or expired.
function Tickets.take(user, hash, now)
  local value = redis.call('HGET', tickets_of(user), hash)
  if not value then
    return nil
  end
  redis.call('HDEL', tickets_of(user), hash)
  if tonumber(value:match('^%d+')) > now then
    return value:match('^%d+(.*)$')
  end
end
end

