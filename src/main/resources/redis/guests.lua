-- Guest passes and their guests (GuestPassStore).
--   guests          hash: pass -> packed token (its hash), most, each, total, expires, json (what only Java reads)
--   guests:<pass>   hash: number of the guest -> packed login (its hash), used, since, till (0 and 0 while no call goes on)
local Guests = {}
do

local GRACE = 60000
local PASSES = key('guests')

local function guests_of(pass)
  return key('guests:' .. pass)
end

local function text(time)
  return string.format('%.0f', time)
end

-- The pass, unless it is unknown or has expired.
local function good(id, now)
  local value = redis.call('HGET', PASSES, id)
  local pass = value and cmsgpack.unpack(value)
  return pass and pass.expires > now and pass or nil
end

-- A guest; a call whose end has not become known in time counts whole.
local function unpacked(value, now)
  local guest = cmsgpack.unpack(value)
  if guest.till > 0 and guest.till + GRACE <= now then
    guest.used = guest.used + guest.till - guest.since
    guest.since, guest.till = 0, 0
  end
  return guest
end

local function read(id, number, now)
  local value = redis.call('HGET', guests_of(id), number)
  return value and unpacked(value, now)
end

local function write(id, number, guest)
  redis.call('HSET', guests_of(id), number, cmsgpack.pack(guest))
end

local function remove(id)
  redis.call('HDEL', PASSES, id)
  redis.call('DEL', guests_of(id))
end

-- Removes what has expired. Returns how many passes there are, and how many guests they may have.
local function count(now)
  local all = redis.call('HGETALL', PASSES)
  local passes, guests = 0, 0
  for i = 1, #all, 2 do
    local pass = cmsgpack.unpack(all[i + 1])
    if pass.expires > now then
      passes, guests = passes + 1, guests + pass.most
    else
      remove(all[i])
    end
  end
  return passes, guests
end

-- Adds a pass. Returns whether there was room.
function Guests.add(id, token, most, each, total, expires, json, now, max_passes, max_guests)
  local passes, guests = count(now)
  if passes >= max_passes or guests + most > max_guests then
    return 0
  end
  redis.call(
    'HSET', PASSES, id,
    cmsgpack.pack({token = token, most = most, each = each, total = total, expires = expires, json = json}))
  keep(PASSES, expires - now)
  return 1
end

-- The use of a pass: its guests, how long their calls were that have ended, how many go on, and how long those may be.
local function use(id, now)
  local guests, used, running, reserved = 0, 0, 0, 0
  for _, value in ipairs(redis.call('HVALS', guests_of(id))) do
    local guest = unpacked(value, now)
    guests, used = guests + 1, used + guest.used
    if guest.till > 0 then
      running, reserved = running + 1, reserved + guest.till - guest.since
    end
  end
  return guests, used, running, reserved
end

-- Id, JSON, guests, used and running of each pass.
function Guests.list(now)
  count(now)
  local all = redis.call('HGETALL', PASSES)
  local passes = {}
  for i = 1, #all, 2 do
    local guests, used, running = use(all[i], now)
    passes[#passes + 1] = {all[i], cmsgpack.unpack(all[i + 1]).json, guests, text(used), running}
  end
  return passes
end

function Guests.remove(id, now)
  local known = good(id, now)
  remove(id)
  return known and 1 or 0
end

function Guests.is_good(id, token, now)
  local pass = good(id, now)
  return pass and pass.token == token and 1 or 0
end

-- Makes a guest. Returns 'redeemed' with the number and the JSON of the pass, 'full' or 'unknown'.
function Guests.redeem(id, token, login, now)
  local pass = good(id, now)
  if not pass or pass.token ~= token then
    return {'unknown'}
  end
  local number = redis.call('HLEN', guests_of(id)) + 1
  if number > pass.most then
    return {'full'}
  end
  write(id, number, {login = login, used = 0, since = 0, till = 0})
  keep(guests_of(id), pass.expires - now)
  return {'redeemed', number, pass.json}
end

-- The JSON of the pass, used, since and till of the guest with that login.
function Guests.find(id, number, login, now)
  local pass = good(id, now)
  local guest = pass and read(id, number, now)
  if guest and guest.login == login then
    return {pass.json, text(guest.used), text(guest.since), text(guest.till)}
  end
end

-- Begins a call. Returns 'begun' with its latest end; or what is against it: 'unknown', 'other', 'guest', 'pass'.
function Guests.begin(id, number, now, shortest)
  local pass = good(id, now)
  local guest = pass and read(id, number, now)
  if not guest then
    return {'unknown'}
  elseif guest.till > 0 then
    return {'other'}
  end
  local own = math.min(pass.each - guest.used, pass.expires - now)
  if own < shortest then
    return {'guest'}
  end
  local _, used, _, reserved = use(id, now)
  local left = pass.total - used - reserved
  if left < shortest then
    return {'pass'}
  end
  guest.since, guest.till = now, now + math.min(own, left)
  write(id, number, guest)
  return {'begun', text(guest.till)}
end

function Guests.is_running(id, number, since, now)
  local guest = good(id, now) and read(id, number, now)
  return guest and guest.till > 0 and guest.since == since and 1 or 0
end

-- Ends the call that was begun then or before.
function Guests.finish(id, number, started, used, now)
  local guest = good(id, now) and read(id, number, now)
  if guest and guest.till > 0 and guest.since <= started then
    guest.used, guest.since, guest.till = guest.used + used, 0, 0
    write(id, number, guest)
  end
end
end

