-- Starts in one step (StartStore). Uses freeze.lua, names.lua, quota.lua, instances.lua and idempotency.lua. The first argument is
-- JSON: now, ticket; if wanted, key (name, fingerprint), names (user, leave, claimed with kind and text of each, hold), user; limits
-- of keys, names, quota and instances.
local Starts = {}
do

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

-- The result of a start that may be sent to IMS: 'admitted' with the positions of the claimed names. Else what keeps it.
function Starts.admit(request)
  local limits = request.limits
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

-- An instance that is known has been counted, and may have ended since. Returns what Instances.add does.
local function count(request, instance, limits)
  if redis.call('HEXISTS', key('instances'), instance.id) == 1 then
    return {{}, {}}
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

-- Ends a start. The request has also an outcome ('executed', 'not executed' or 'unknown'), the instance and the reservations if
-- there are any, and success if there is a response. Returns how many responses and names were dropped, and which instances.
function Starts.settle(request, response)
  local limits = request.limits
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
end

