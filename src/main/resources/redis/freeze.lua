-- Whether new starts are frozen (FreezeStore): the key 'freeze' exists. It does not expire.
local Freeze = {}
do

function Freeze.is_frozen()
  return redis.call('EXISTS', key('freeze')) == 1
end
end

