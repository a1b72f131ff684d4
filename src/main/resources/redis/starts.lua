-- Starts in one step (StartStore). Uses freeze.lua, names.lua, quota.lua, instances.lua and idempotency.lua. The first argument is
-- JSON: now, ticket; if wanted, key (name, fingerprint), names (user, leave, claimed with kind and text of each, hold), user; limits
-- of keys, names, quota and instances.
local Starts = {}
do

-- How long an undone start stays undone: longer than an admission of it can still be on its way.
local UNDONE_FOR = 60000

local function undone(request)
  return key('undone:' .. request.ticket)
end

local function claim(request, limits)
  if not request.names or #request.names.claimed == 0 then
    return {'claimed', {}}
  end
  local names = request.names
  return Names.claim(
    request.ticket, names.user, names.leave, names.claimed, names.hold, request.now, limits.names)
end

local function release(request)
  if request.key then
    Idempotency.abandon(request.key.name, request.ticket, '')
  end
  if request.names then
    Names.release(request.ticket)
  end
end

-- The result of a start that may be sent to IMS: 'admitted' with the positions of the claimed names. Else what keeps it. An admission
-- that arrives after its start was undone, because Redis had hung, holds nothing; nobody waits for its result.
function Starts.admit(request)
  local limits = request.limits
  if redis.call('EXISTS', undone(request)) == 1 then
    return {'frozen'}
  end
  if request.key then
    local begun = Idempotency.begin(
      request.key.name, request.key.fingerprint, request.ticket, request.now, limits.keys)
    if begun[1] ~= 'first' then
      return begun
    end
  end
  local claimed = claim(request, limits)
  if claimed[1] ~= 'claimed' then
    release(request)
    return claimed
  end
  if request.user then
    if Freeze.is_frozen() then
      release(request)
      return {'frozen'}
    end
    local refused = Quota.reserve(request.user, request.ticket, request.now, limits.quota)
    if refused then
      release(request)
      return {'limit', refused[1], refused[2]}
    end
  end
  return {'admitted', claimed[2]}
end

-- An instance that is known has been counted, and may have ended since. If it runs and was adopted meanwhile, it becomes the user's.
-- Returns what Instances.add does.
local function count(request, instance, limits)
  local known, adopted = Instances.is_known(instance.id, request.now, limits.instances.age)
  if known and not adopted then
    return {{}, {}}
  elseif adopted then
    Quota.ended(instance.id, instance.started, request.now)
  end
  local forgotten = Instances.add(
    instance.id, instance.state, instance.started, instance.kept, request.now, limits.instances.age, limits.instances.most)
  Quota.confirm(request.user, request.ticket, instance.id, instance.region, request.now, limits.quota)
  return forgotten
end

local function confirm(request, reserved, limits)
  if #reserved == 0 and #request.names.claimed == 0 then
    return 0
  end
  return Names.confirm(request.ticket, request.names.user, reserved, request.now, limits.names)
end

-- Ends a start. The request has also undo, if its admission may still arrive, an outcome ('executed', 'not executed' or 'unknown'), the instance and the reservations if
-- there are any, and success if there is a response. Returns how many responses and names were dropped, and which instances.
function Starts.settle(request, response)
  local limits = request.limits
  if request.undo then
    redis.call('SET', undone(request), '', 'PX', UNDONE_FOR)
  end
  local forgotten, names, responses = {{}, {}}, 0, 0
  if request.instance then
    forgotten = count(request, request.instance, limits)
  end
  if request.outcome == 'executed' and request.names then
    names = confirm(request, request.reserved, limits)
  elseif request.outcome == 'not executed' then
    if request.names then
      Names.release(request.ticket)
    end
    if request.user then
      Quota.release(request.user, request.ticket, request.now)
    end
  end
  if request.key then
    if request.outcome == 'not executed' then
      Idempotency.abandon(request.key.name, request.ticket, response)
    else
      responses = Idempotency.complete(
        request.key.name, request.ticket, response, request.success, request.now, limits.keys)
    end
  end
  return {responses, names, forgotten[1], forgotten[2]}
end

-- Whether a user may have a token for a channel, a reservation. The result is as of Starts.admit; if it is admitted, with the number
-- of dropped names.
function Starts.admit_token(request)
  local limits, user, channel, now = request.limits, request.user, request.channel, request.now
  if Names.is_occupied(channel[2], user, now) then
    local reserved = Names.reserve(user, channel, now, limits.names)
    if reserved[1] == 'refused' and not request.leave then
      return {'refused', {1}}
    end
    return {'admitted', {}, reserved[2]}
  end
  local claimed = Names.claim(request.ticket, user, request.leave, {channel}, 1000, now, limits.names)
  if claimed[1] ~= 'claimed' then
    return claimed
  end
  local refused = Freeze.is_frozen() and {'frozen'}
  if not refused then
    local limit = Quota.token(user, request.ticket, now, limits.quota)
    refused = limit and {'limit', limit[1], limit[2]}
  end
  if refused then
    Names.release(request.ticket)
    return refused
  end
  return {'admitted', claimed[2], Names.confirm(request.ticket, user, {channel}, now, limits.names)}
end

-- Tracks and counts an instance that a client has started. Returns nothing if the required owner does not own it. Else its value and
-- what is against it: 'known', '', 'frozen', or a limit and the time until there may be room; then the number of dropped names, and
-- the instances that were forgotten.
function Starts.adopt(request)
  local limits, instance, now = request.limits, request.instance, request.now
  local owner = request.occupied and Names.owners({request.occupied}, now)[1] or ''
  if request.owner and request.owner ~= owner then
    return nil
  end
  local kept = cjson.decode(instance.kept)
  kept[2] = owner
  local forgotten = Instances.add_new(
    instance.id, instance.state, instance.started, cjson.encode(kept), now, limits.instances.age, limits.instances.most)
  if not forgotten then
    return {redis.call('HGET', key('instances'), instance.id), 'known'}
  end
  local names = 0
  if owner ~= '' then
    names = Names.confirm(instance.id, owner, {request.occupied}, now, limits.names)
  end
  local exceeded = Quota.adopt(owner, instance.id, instance.region, instance.started, now, limits.quota)
  local refusal = Freeze.is_frozen() and {'frozen', 0} or exceeded or {'', 0}
  return {
    redis.call('HGET', key('instances'), instance.id), refusal[1], refusal[2], names, forgotten[1], forgotten[2]
  }
end
end

