-- What wrk sends, and what it found as one line of JSON:
--   wrk ... -s bench/requests.lua URL -- get|list|patch PREFIX RUN IDS [AUTHORIZATION]
-- A list is asked for by PREFIX alone.
-- IDS is a list with commas. A PATCH gives each ticket in turn a title that was never there before,
-- "bench RUN N"; of the answered ones the highest N of every ticket is told.

-- Read by init of a thread and by done, which run in different states.
local threads = {}
function setup(thread) table.insert(threads, thread) end

function init(args)
  kind, prefix, run = args[1], args[2], args[3]
  ids, count, acknowledged = {}, 0, {}
  for id in args[4]:gmatch('%d+') do table.insert(ids, id) end
  headers = { Accept = 'application/json' }
  if args[5] then headers.Authorization = args[5] end
  gets = {}
  for i, id in ipairs(ids) do
    gets[i] = wrk.format('GET', kind == 'list' and prefix or prefix .. id, headers)
  end
  headers['Content-Type'] = 'application/json'
  -- Reading answers takes time of the client: only where they are needed.
  if kind == 'patch' then
    response = function(status, _, body)
      if status ~= 200 then return end
      local number = tonumber(body:match('"[Tt]itle": ?"bench ' .. run .. ' (%d+)"'))
      if not number then return end
      local id = ids[(number - 1) % #ids + 1]
      if number > (acknowledged[id] or 0) then acknowledged[id] = number end
    end
  end
end

function request()
  count = count + 1
  local position = (count - 1) % #ids + 1
  if kind ~= 'patch' then return gets[position] end
  return wrk.format('PATCH', prefix .. ids[position], headers,
    '{"Title":"bench ' .. run .. ' ' .. count .. '"}')
end

function done(summary, latency)
  local errors = summary.errors
  local pairs_of = {}
  for id, number in pairs(threads[1]:get('acknowledged')) do
    table.insert(pairs_of, '"' .. id .. '":' .. number)
  end
  io.write(string.format(
    '\nresult {"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"failed":%d,"sent":%d,"acknowledged":{%s}}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    threads[1]:get('count'), table.concat(pairs_of, ',')))
end
