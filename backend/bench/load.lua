-- wrk -s load.lua URL -- TOKENS REQUESTS [random|once] [OFFSET]
-- TOKENS: a file with one access token a line. REQUESTS: lines "METHOD<tab>PATH<tab>NUMBER OF TOKEN<tab>BODY".
-- random: any request; once: one after the other from OFFSET on, for requests that change what they find.
-- Prints one line of JSON: requests, seconds, bytes, failed, p50, p95, p99 (ms).
local tokens, requests, order, sent = {}, {}, 'random', 0

function init(args)
  for line in io.lines(args[1]) do
    tokens[#tokens + 1] = line
  end
  for line in io.lines(args[2]) do
    local method, path, token, body = line:match('^(%S+)\t(%S+)\t(%d+)\t?(.*)$')
    local head = method .. ' ' .. path .. ' HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer '
      .. tokens[tonumber(token)] .. '\r\n'
    if method ~= 'GET' then
      head = head .. 'Content-Type: application/json\r\nContent-Length: ' .. #body .. '\r\n'
    end
    requests[#requests + 1] = head .. '\r\n' .. body
  end
  order = args[3] or 'random'
  sent = tonumber(args[4] or '0')
  math.randomseed(42)
end

function request()
  if order == 'once' then
    sent = sent + 1
    return requests[(sent - 1) % #requests + 1]
  end
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%.3f,"bytes":%d,"failed":%d,"p50":%.3f,"p95":%.3f,"p99":%.3f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3))
end
