-- Events of instances that somebody follows (EventLog).
--   events        stream: the latest events of all these instances
--   events:<id>   stream: those of one instance, with the same ids; it exists while the instance is followed, and begins with an
--                 entry without a name, which is no event
local Events = {}
do

-- How many of the latest events of an instance a new one is compared with.
local COMPARED = 16

local function log_of(instance)
  return key('events:' .. instance)
end

local function append(instance, name, data, max, max_of_all)
  local id = redis.call('XADD', key('events'), 'MAXLEN', '~', max_of_all, '*', 'instance', instance, 'name', name, 'data', data)
  redis.call('XADD', log_of(instance), 'MAXLEN', max, id, 'name', name, 'data', data)
end

local function follow(instance, retention, max, max_of_all)
  if redis.call('EXISTS', log_of(instance)) == 0 then
    append(instance, '', '', max, max_of_all)
  end
  redis.call('PEXPIRE', log_of(instance), retention)
  keep(key('events'), retention)
end

local function latest_of(log)
  return redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1][1]
end

local function is_in(log, id)
  return #redis.call('XRANGE', log, id, id)
end

-- Follows an instance. Returns the latest ids of all instances and of this one, whether the known event is there, and what came after
-- it. An empty id stands for no event.
function Events.follow(instance, known, retention, max, max_of_all)
  follow(instance, retention, max, max_of_all)
  local log = log_of(instance)
  if known == '' then
    return {latest_of(key('events')), latest_of(log), 0, {}}
  end
  return {latest_of(key('events')), latest_of(log), is_in(log, known), redis.call('XRANGE', log, '(' .. known, '+')}
end

-- Goes on following instances, whose ids are the arguments from that number on.
function Events.keep(first, retention, max, max_of_all)
  for i = first, #ARGV do
    follow(ARGV[i], retention, max, max_of_all)
  end
end

local function is_known(log, name, data)
  for _, entry in ipairs(redis.call('XREVRANGE', log, '+', '-', 'COUNT', COMPARED)) do
    if entry[2][2] == name and entry[2][4] == data then
      return true
    end
  end
  return false
end

-- Adds events: instance, name and data in turn, from the argument with that number on.
function Events.add(first, max, max_of_all)
  for i = first, #ARGV, 3 do
    local log = log_of(ARGV[i])
    if redis.call('EXISTS', log) == 1 and not is_known(log, ARGV[i + 1], ARGV[i + 2]) then
      append(ARGV[i], ARGV[i + 1], ARGV[i + 2], max, max_of_all)
    end
  end
end

-- Some events of all instances after that id. Returns whether none is missing, and the events.
function Events.after(id, count)
  local complete = redis.call('EXISTS', key('events')) == 0 and 1 or is_in(key('events'), id)
  return {complete, redis.call('XRANGE', key('events'), '(' .. id, '+', 'COUNT', count)}
end
end

