-- Names that belong to users (OwnershipRegistry). The kinds of names are 'c' (channels), 's' (sessions), 'v' (voiceprints).
--   names:<kind>    sorted set in the order of the texts: text, 0, packed owner, end, renewal, occupants
--   names:of        hash: kind and user -> how many texts that user has, 0, and each text with 0, the one renewed last at the end; not
--                   packed, since a user may have hundreds
--   names:hand      hash: kind -> the text after which to look for names that have ended
--   claims:<kind>   sorted set in the order of the texts: text, 0, packed user, claim id, end
--   claims          hash: claim id -> packed user, end, kinds and texts
--   claims:until    sorted set of claim ids by their end
--   claims:of       hash: user -> how many names the user claims
-- A set's scores are all 0, so that its members are in the order of their bytes, and a name is found by what its member starts
-- with. No order of all renewals is kept, since it would take a fifth of the memory: if all users together hold too many names, one
-- of the oldest is dropped instead of the very oldest.
local Names = {}
do

local KINDS = {'c', 's', 'v'}
local MAX_OCCUPANTS = 16
local MAX_SPARED = 8
local CLAIM_SHARE = 8
local MAX_CHANNEL = 128
local SWEEP = 4
local NO_TEXTS = '0\0'

local function set_of(kind)
  return key('names:' .. kind)
end

local function claims_of(kind)
  return key('claims:' .. kind)
end

local function text_of(member)
  return member:sub(1, member:find('\0', 1, true) - 1)
end

local function members(set, text)
  return redis.call('ZRANGEBYLEX', set, '[' .. text .. '\0', '(' .. text .. '\1')
end

local function reserved_as(member)
  local text = text_of(member)
  local owner, till, renewed, occupants = cmsgpack.unpack(member:sub(#text + 2))
  return {
    text = text, owner = owner, till = till, renewed = renewed, occupants = occupants, member = member
  }
end

local function claimed_as(member)
  local text = text_of(member)
  local user, id, till = cmsgpack.unpack(member:sub(#text + 2))
  return {text = text, user = user, id = id, till = till}
end

-- The reservation of a name, held or not; nil if there is none.
local function reservation(kind, text)
  local member = members(set_of(kind), text)[1]
  return member and reserved_as(member)
end

local function is_occupied(entry, now)
  for _, occupant in ipairs(entry.occupants) do
    if occupant[2] > now then
      return true
    end
  end
  return false
end

local function is_held(entry, now)
  return entry.till > now or is_occupied(entry, now)
end

-- The user who holds or claims a name; the given one if no one does.
local function holder(kind, text, user, now)
  local known = reservation(kind, text)
  if known and is_held(known, now) then
    return known.owner
  end
  for _, member in ipairs(members(claims_of(kind), text)) do
    local claim = claimed_as(member)
    if claim.till > now then
      return claim.user
    end
  end
  return user
end

local function texts_of(kind, user)
  return redis.call('HGET', key('names:of'), kind .. user) or NO_TEXTS
end

local function set_texts(kind, user, texts)
  if texts == NO_TEXTS then
    redis.call('HDEL', key('names:of'), kind .. user)
  else
    redis.call('HSET', key('names:of'), kind .. user, texts)
  end
end

local function count_of(texts)
  return tonumber(texts:match('^%d+'))
end

-- Where the texts begin: at the 0 before the first.
local function first_of(texts)
  return (texts:find('\0', 1, true))
end

local function with_text(texts, text)
  return count_of(texts) + 1 .. texts:sub(first_of(texts)) .. text .. '\0'
end

local function without_text(texts, text)
  local from, to = texts:find('\0' .. text .. '\0', 1, true)
  if not from then
    return texts
  end
  return count_of(texts) - 1 .. texts:sub(first_of(texts), from) .. texts:sub(to + 1)
end

local function last_end(entry)
  local last = entry.till
  for _, occupant in ipairs(entry.occupants) do
    last = math.max(last, occupant[2])
  end
  return last
end

-- Writes a reservation whose old member, if any, is removed.
local function write(kind, entry, now)
  if entry.member then
    redis.call('ZREM', set_of(kind), entry.member)
  end
  entry.member = entry.text .. '\0' .. cmsgpack.pack(entry.owner, entry.till, entry.renewed, entry.occupants)
  redis.call('ZADD', set_of(kind), 0, entry.member)
  keep(set_of(kind), last_end(entry) - now)
end

local function remove(kind, entry)
  redis.call('ZREM', set_of(kind), entry.member)
  set_texts(kind, entry.owner, without_text(texts_of(kind, entry.owner), entry.text))
end

-- The length of what two texts have in common at their start.
local function common_length(one, other)
  local length = math.min(#one, #other)
  for i = 1, length do
    if one:byte(i) ~= other:byte(i) then
      return i - 1
    end
  end
  return length
end

-- Whether another user holds a channel that the given text starts with. In each set, the last member up to the text either is such a
-- channel, or shows how much shorter it must be.
local function is_start_held(set, text, user, now)
  while #text > 0 do
    local found = redis.call('ZREVRANGEBYLEX', set, '(' .. text .. '\1', '-', 'LIMIT', 0, 1)[1]
    if not found then
      return false
    end
    local channel = text_of(found)
    local common = common_length(channel, text)
    if common < #channel then
      text = text:sub(1, common)
    elseif holder('c', channel, user, now) ~= user then
      return true
    else
      text = text:sub(1, common - 1)
    end
  end
  return false
end

-- Whether another user has reserved a channel that is longer than the given text and starts with it. Removes those that have ended.
local function is_longer_reserved(text, user, now)
  local from = '[' .. text .. '\1'
  while true do
    local found = redis.call('ZRANGEBYLEX', set_of('c'), from, '(' .. text .. '\255', 'LIMIT', 0, 16)
    for _, member in ipairs(found) do
      local entry = reserved_as(member)
      if entry.owner ~= user then
        if is_held(entry, now) then
          return true
        end
        remove('c', entry)
      end
    end
    if #found == 0 then
      return false
    end
    from = '(' .. found[#found]
  end
end

-- Whether another user claims a channel that is longer than the given text and starts with it.
local function is_longer_claimed(text, user, now)
  local from = '[' .. text .. '\1'
  while true do
    local found = redis.call('ZRANGEBYLEX', claims_of('c'), from, '(' .. text .. '\255', 'LIMIT', 0, 16)
    for _, member in ipairs(found) do
      local claim = claimed_as(member)
      if claim.user ~= user and claim.till > now then
        return true
      end
    end
    if #found == 0 then
      return false
    end
    from = '(' .. found[#found]
  end
end

-- Whether an RTC token for a channel and user could also be read as one for a channel that another user holds, or the other way
-- round: the token's hash joins both texts without a separator.
local function is_confusable(channel, user, now)
  local joined = channel .. user
  local start = joined:sub(1, math.min(MAX_CHANNEL, #joined - 1))
  return is_start_held(set_of('c'), start, user, now)
    or is_start_held(claims_of('c'), start, user, now)
    or is_longer_reserved(channel, user, now)
    or is_longer_claimed(channel, user, now)
end

local function is_others(kind, text, user, now)
  return holder(kind, text, user, now) ~= user or (kind == 'c' and is_confusable(text, user, now))
end

-- The oldest entry that may go: one that has ended; else not the newest, and not a channel with a running instance, if possible.
local function evictable(oldest_first, newest, now)
  local oldest
  for _, entry in ipairs(oldest_first) do
    if not is_held(entry, now) then
      return entry
    end
    if not oldest and entry.text ~= newest and not is_occupied(entry, now) then
      oldest = entry
    end
  end
  return oldest or oldest_first[1]
end

-- The next names of a kind in the order of their texts; continues at the start after the end.
local function next_names(kind, count)
  local hand = redis.call('HGET', key('names:hand'), kind) or ''
  local found = redis.call('ZRANGEBYLEX', set_of(kind), '(' .. hand .. '\1', '+', 'LIMIT', 0, count)
  redis.call('HSET', key('names:hand'), kind, #found < count and '' or text_of(found[#found]))
  keep(key('names:hand'), 86400000)
  local entries = {}
  for i, member in ipairs(found) do
    entries[i] = reserved_as(member)
  end
  return entries
end

-- Drops one of the oldest names of a user. Returns the texts that are left, which are not written here.
local function drop_oldest_of_user(kind, texts, newest, now)
  local entries = {}
  local start = first_of(texts)
  while #entries < MAX_SPARED and start < #texts do
    local stop = texts:find('\0', start + 1, true)
    local text = texts:sub(start + 1, stop - 1)
    local entry = reservation(kind, text)
    if not entry then
      return without_text(texts, text)
    end
    entries[#entries + 1] = entry
    start = stop
  end
  local oldest = evictable(entries, newest, now)
  redis.call('ZREM', set_of(kind), oldest.member)
  return without_text(texts, oldest.text)
end

-- Drops one of the oldest of the kind with the most names, so that many names of one kind do not push out another.
local function drop_one_of_all(newest, now)
  local largest, most = nil, 0
  for _, kind in ipairs(KINDS) do
    local size = redis.call('ZCARD', set_of(kind))
    if size > most then
      largest, most = kind, size
    end
  end
  local entries = next_names(largest, MAX_SPARED)
  if #entries == 0 then
    entries = next_names(largest, MAX_SPARED)
  end
  table.sort(entries, function(one, other) return one.renewed < other.renewed end)
  remove(largest, evictable(entries, newest, now))
end

-- Reserves a name that no other user holds. Returns how many names were dropped because all users together hold too many.
local function put(kind, text, till, occupant, user, now, limits)
  local known = reservation(kind, text)
  local renewed = known and is_held(known, now)
  local entry = renewed and known or {text = text, owner = user, till = 0, occupants = {}}
  entry.till = math.max(entry.till, till)
  entry.renewed = now
  if occupant then
    local more = entry.occupants
    more[#more + 1] = occupant
    if #more > MAX_OCCUPANTS then
      table.sort(more, function(one, other) return one[2] < other[2] end)
      entry.till = math.max(entry.till, table.remove(more, 1)[2])
    end
  end
  if not is_held(entry, now) then
    return 0
  end
  if known and not renewed then
    remove(kind, known)
  end
  write(kind, entry, now)
  local texts = with_text(without_text(texts_of(kind, user), text), text)
  if not renewed and count_of(texts) > limits.of_user then
    texts = drop_oldest_of_user(kind, texts, text, now)
  end
  set_texts(kind, user, texts)
  keep(key('names:of'), last_end(entry) - now)
  if renewed then
    return 0
  end

  for _, each in ipairs(next_names(kind, SWEEP)) do
    if not is_held(each, now) then
      remove(kind, each)
    end
  end
  local size = 0
  for _, each in ipairs(KINDS) do
    size = size + redis.call('ZCARD', set_of(each))
  end
  if size <= limits.of_all then
    return 0
  end
  drop_one_of_all(text, now)
  return 1
end

-- Removes a claim; does nothing if it has ended.
function Names.release(id)
  local packed = redis.call('HGET', key('claims'), id)
  if not packed then
    return
  end
  redis.call('HDEL', key('claims'), id)
  redis.call('ZREM', key('claims:until'), id)
  local user, till, names = cmsgpack.unpack(packed)
  for _, name in ipairs(names) do
    redis.call('ZREM', claims_of(name[1]), name[2] .. '\0' .. cmsgpack.pack(user, id, till))
  end
  if redis.call('HINCRBY', key('claims:of'), user, -#names) <= 0 then
    redis.call('HDEL', key('claims:of'), user)
  end
end

local function remove_ended_claims(now)
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', key('claims:until'), '-inf', now, 'LIMIT', 0, 20)) do
    Names.release(id)
  end
end

-- Claims names ({kind, text} each) for a user: 'claimed' with the positions of the claimed names, 'refused' with the positions of
-- those that others hold, or 'too many'. If leave is true, names of others are left out instead of refusing all.
function Names.claim(id, user, leave, names, hold, now, limits)
  remove_ended_claims(now)
  local others, free = {}, {}
  for i, name in ipairs(names) do
    local list = is_others(name[1], name[2], user, now) and others or free
    list[#list + 1] = i
  end
  if #others > 0 and not leave then
    return {'refused', others}
  end
  if #free == 0 then
    return {'claimed', free}
  end
  local all = 0
  for _, kind in ipairs(KINDS) do
    all = all + redis.call('ZCARD', claims_of(kind))
  end
  local of_user = tonumber(redis.call('HGET', key('claims:of'), user) or 0)
  local most = math.max(math.floor(limits.of_all / CLAIM_SHARE), limits.of_claim)
  if all + #free > most or of_user + #free > limits.of_user then
    return {'too many', {}}
  end
  local till = now + hold
  local claimed = {}
  for i, position in ipairs(free) do
    local name = names[position]
    claimed[i] = name
    redis.call('ZADD', claims_of(name[1]), 0, name[2] .. '\0' .. cmsgpack.pack(user, id, till))
    keep(claims_of(name[1]), hold)
  end
  redis.call('HSET', key('claims'), id, cmsgpack.pack(user, till, claimed))
  redis.call('ZADD', key('claims:until'), till, id)
  redis.call('HINCRBY', key('claims:of'), user, #free)
  for _, name in ipairs({'claims', 'claims:until', 'claims:of'}) do
    keep(key(name), hold)
  end
  return {'claimed', free}
end

-- Ends a claim and makes reservations ({kind, text, end, instance id, end of the instance} each) of names that no other user holds.
-- Returns how many names were dropped because all users together hold too many.
function Names.confirm(id, user, reservations, now, limits)
  Names.release(id)
  remove_ended_claims(now)
  local dropped = 0
  for _, each in ipairs(reservations) do
    if holder(each[1], each[2], user, now) == user then
      local occupant = each[4] and {each[4], each[5]}
      dropped = dropped + put(each[1], each[2], each[3], occupant, user, now, limits)
    end
  end
  return dropped
end

-- Reserves one name at once: 'reserved' or 'refused', and how many names were dropped because all users together hold too many.
function Names.reserve(user, each, now, limits)
  remove_ended_claims(now)
  if is_others(each[1], each[2], user, now) then
    return {'refused', 0}
  end
  local occupant = each[4] and {each[4], each[5]}
  return {'reserved', put(each[1], each[2], each[3], occupant, user, now, limits)}
end

-- An instance no longer keeps its channel.
function Names.leave(channel, instance, now)
  local known = reservation('c', channel)
  if not known then
    return
  end
  local others = {}
  for _, occupant in ipairs(known.occupants) do
    if occupant[1] ~= instance then
      others[#others + 1] = occupant
    end
  end
  if #others < #known.occupants then
    known.occupants = others
    if is_held(known, now) then
      write('c', known, now)
    else
      remove('c', known)
    end
  end
end

-- Whether a channel is reserved to a user and an instance in it has not ended.
function Names.is_occupied(channel, user, now)
  local known = reservation('c', channel)
  return known ~= nil and known.owner == user and is_occupied(known, now)
end

-- The owners of names ({kind, text} each), in their order; '' for those that no one has reserved.
function Names.owners(names, now)
  local owners = {}
  for i, name in ipairs(names) do
    local known = reservation(name[1], name[2])
    owners[i] = known and is_held(known, now) and known.owner or ''
  end
  return owners
end

-- Names from the arguments: kind and text of each.
function Names.arguments(first, count)
  local names = {}
  for i = 1, count do
    names[i] = {ARGV[first + 2 * i - 2], ARGV[first + 2 * i - 1]}
  end
  return names
end

-- Reservations from the arguments: kind, text, end, instance id or '', and the instance's end of each.
function Names.reservations(first, count)
  local reservations = {}
  for i = 1, count do
    local at = first + 5 * i - 5
    local instance = ARGV[at + 3] ~= '' and ARGV[at + 3] or nil
    reservations[i] = {ARGV[at], ARGV[at + 1], number(at + 2), instance, number(at + 4)}
  end
  return reservations
end
end

