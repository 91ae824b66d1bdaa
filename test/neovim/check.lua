-- The server in a second editor: Neovim's own client, over standard input and output.
-- Run by run.mjs: PYPROJECT_SERVER is the built server, the working folder a copy of the example project.
local root = vim.fn.getcwd()
local failed = 0

local function say(text)
  io.stdout:write(text .. '\n')
end

local function check(title, run)
  local fine, problem = pcall(run)
  if fine then
    say('ok - neovim ' .. title)
  else
    failed = failed + 1
    say('not ok - neovim ' .. title)
    say('  ' .. tostring(problem))
  end
end

local function wait(what, holds)
  assert(vim.wait(15000, holds, 20), 'waited 15 s for ' .. what)
end

local client_id = vim.lsp.start_client({
  name = 'pyproject-toolkit',
  cmd = { vim.env.PYPROJECT_NODE, vim.env.PYPROJECT_SERVER, '--stdio' },
  root_dir = root,
})
vim.cmd('edit pyproject.toml')
local buffer = vim.api.nvim_get_current_buf()
local uri = vim.uri_from_bufnr(buffer)

local function lines()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

-- The zero-based line of the first line that contains the text, and the column after the text.
local function place(text)
  for number, line in ipairs(lines()) do
    local _, last = line:find(text, 1, true)
    if last then
      return { line = number - 1, character = last }
    end
  end
  error(text .. ' is not in the file')
end

local function request(method, parameters)
  local answers, problem = vim.lsp.buf_request_sync(buffer, method, parameters, 10000)
  assert(answers, problem or 'no answer to ' .. method)
  local answer = answers[client_id]
  assert(answer and not answer.error, vim.inspect(answer))
  return answer.result
end

local function finding(marked)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    local line = lines()[one.lnum + 1]
    if line:sub(one.col + 1, one.end_col) == marked then
      return one
    end
  end
end

check('starts the server', function()
  wait('the server', function()
    local client = vim.lsp.get_client_by_id(client_id)
    return client ~= nil and client.initialized
  end)
  assert(vim.lsp.buf_attach_client(buffer, client_id), 'not attached')
end)

check('receives findings', function()
  wait('the operator', function()
    return finding('=>') ~= nil
  end)
  assert(finding('=>').severity == vim.diagnostic.severity.ERROR, 'not an error')
end)

check('completes a key', function()
  local at = place('keywords = ["tide", "sea"]').line + 1
  vim.api.nvim_buf_set_lines(buffer, at, at, false, { 'license-f' })
  local result = request('textDocument/completion', {
    textDocument = { uri = uri },
    position = { line = at, character = 9 },
  })
  local found = false
  for _, item in ipairs(result.items or result) do
    found = found or item.label == 'license-files'
  end
  vim.api.nvim_buf_set_lines(buffer, at, at + 1, false, {})
  assert(found, 'license-files is not offered')
end)

check('explains a key', function()
  local result = request('textDocument/hover', { textDocument = { uri = uri }, position = place('requires-') })
  assert(vim.inspect(result.contents):find('requires%-python'), vim.inspect(result))
end)

check('applies a quick fix', function()
  local client = vim.lsp.get_client_by_id(client_id)
  local at = place('"rich=')
  local range = {
    start = { line = at.line, character = at.character - 1 },
    ['end'] = { line = at.line, character = at.character + 1 },
  }
  local actions = request('textDocument/codeAction', {
    textDocument = { uri = uri },
    range = range,
    context = { diagnostics = {}, only = { 'quickfix' } },
  })
  local action = assert(actions and actions[1], 'no action')
  if not action.edit then
    action = request('codeAction/resolve', action)
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  assert(table.concat(lines(), '\n'):find('"rich>=13"', 1, true), 'the text is not fixed')
end)

check('follows the edit', function()
  wait('the finding to go', function()
    return finding('=>') == nil
  end)
end)

check('applies all safe fixes', function()
  local client = vim.lsp.get_client_by_id(client_id)
  local actions = request('textDocument/codeAction', {
    textDocument = { uri = uri },
    range = { start = { line = 0, character = 0 }, ['end'] = { line = #lines(), character = 0 } },
    context = { diagnostics = {}, only = { 'source.fixAll.pyproject' } },
  })
  local action = assert(actions and actions[1], 'no action')
  if not action.edit then
    action = request('codeAction/resolve', action)
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  assert(table.concat(lines(), '\n'):find('license = "MIT"', 1, true), 'the licence is not a string')
end)

check('counts positions after emoji as the server does', function()
  local at = place('description = ').line
  vim.api.nvim_buf_set_lines(buffer, at, at + 1, false, { 'description = "🐍🐍" # 🐍', 'dependencies = ["🐍"]' })
  wait('a finding on the line after', function()
    for _, one in ipairs(vim.diagnostic.get(buffer)) do
      if one.lnum == at + 1 then
        return true
      end
    end
    return false
  end)
end)

check('shuts down', function()
  vim.lsp.stop_client(client_id)
  wait('the end', function()
    return vim.lsp.get_client_by_id(client_id) == nil or vim.lsp.get_client_by_id(client_id).is_stopped()
  end)
end)

if failed > 0 then
  vim.cmd('cquit 1')
end
vim.cmd('quitall!')
