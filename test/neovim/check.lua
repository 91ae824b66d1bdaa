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

check('outlines by meaning', function()
  local result = request('textDocument/documentSymbol', { textDocument = { uri = uri } })
  local text = vim.inspect(result)
  for _, name in ipairs({ 'tidepool', 'httpx', 'plot', 'test', 'Homepage' }) do
    assert(text:find(name, 1, true), name .. ' is missing')
  end
  -- Neovim makes its location list of it.
  local items = vim.lsp.util.symbols_to_items(result, buffer)
  assert(#items > 15, 'only ' .. #items .. ' items')
end)

check('finds symbols of the workspace', function()
  local result = request('workspace/symbol', { query = 'plot' })
  assert(#result == 1 and result[1].name == 'plot', vim.inspect(result))
end)

check('goes to the definition of a group', function()
  local at = place('include-group = "te')
  local result = request('textDocument/definition', { textDocument = { uri = uri }, position = at })
  local found = result[1] or result
  local range = found.range or found.targetSelectionRange
  assert(range.start.line == place('test = ["pytest').line, vim.inspect(result))
end)

check('goes to the function of a script', function()
  local at = place('tidepool = "tidepool:ma')
  local result = request('textDocument/definition', { textDocument = { uri = uri }, position = at })
  local found = result[1] or result
  assert((found.uri or found.targetUri):find('src/tidepool/__init__.py', 1, true), vim.inspect(result))
end)

check('finds references and highlights', function()
  local at = place('include-group = "te')
  local parameters = { textDocument = { uri = uri }, position = at, context = { includeDeclaration = true } }
  assert(#request('textDocument/references', parameters) == 2, 'references')
  assert(#request('textDocument/documentHighlight', parameters) == 2, 'highlights')
end)

check('shows references above a group', function()
  local result = request('textDocument/codeLens', { textDocument = { uri = uri } })
  assert(result[1].command.title:find('reference', 1, true), vim.inspect(result))
end)

check('folds, selects, links', function()
  assert(#request('textDocument/foldingRange', { textDocument = { uri = uri } }) >= 5, 'folding')
  local at = place('"httpx>')
  local ranges = request('textDocument/selectionRange', { textDocument = { uri = uri }, positions = { at } })
  assert(ranges[1].parent.parent, vim.inspect(ranges))
  local links = request('textDocument/documentLink', { textDocument = { uri = uri } })
  assert(vim.inspect(links):find('https://example.org/tidepool', 1, true), vim.inspect(links))
end)

-- What Neovim's own client does with hints, colours, folds and lenses, in releases that have it.
check('shows hints where this release can', function()
  local offered = vim.lsp.get_client_by_id(client_id).server_capabilities
  if not vim.lsp.inlay_hint then
    assert(not offered.inlayHintProvider, 'hints are offered to a client without them')
    return
  end
  vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  wait('a hint of what a group includes', function()
    return vim.inspect(vim.lsp.inlay_hint.get({ bufnr = buffer })):find('pytest', 1, true) ~= nil
  end)
end)

check('colours what stands inside strings where this release can', function()
  local offered = vim.lsp.get_client_by_id(client_id).server_capabilities
  if not vim.lsp.semantic_tokens then
    assert(not offered.semanticTokensProvider, 'colours are offered to a client without them')
    return
  end
  local at = place('"httpx')
  wait('a token on a requirement', function()
    return #(vim.lsp.semantic_tokens.get_at_pos(buffer, at.line, at.character - 1) or {}) > 0
  end)
  -- After an edit Neovim asks for what differs alone.
  local first = request('textDocument/semanticTokens/full', { textDocument = { uri = uri } })
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { '# one line more' })
  local delta = request('textDocument/semanticTokens/full/delta', {
    textDocument = { uri = uri },
    previousResultId = first.resultId,
  })
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, {})
  assert(delta.edits and #delta.edits <= 1, vim.inspect(delta))
end)

check('folds and shows lenses by itself where this release can', function()
  if vim.lsp.foldexpr then
    vim.wo.foldmethod = 'expr'
    vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'
    local line = place('"httpx').line
    wait('a fold', function()
      vim.cmd('normal! zx')
      return vim.fn.foldlevel(line + 1) > 0
    end)
    vim.wo.foldmethod = 'manual'
  end
  vim.lsp.codelens.refresh({ bufnr = buffer })
  wait('a lens', function()
    return vim.inspect(vim.lsp.codelens.get(buffer)):find('reference', 1, true) ~= nil
  end)
end)

check('edits a name in all its places together', function()
  -- Some releases know the request only where they have something to do with it, so it is sent past that check.
  local answer
  vim.lsp.get_client_by_id(client_id).rpc.request('textDocument/linkedEditingRange', {
    textDocument = { uri = uri },
    position = place('include-group = "te'),
  }, function(problem, result)
    answer = problem or result
  end)
  wait('the answer', function()
    return answer ~= nil
  end)
  assert(#answer.ranges == 2, vim.inspect(answer))
end)

check('says what would be renamed', function()
  local result = request('textDocument/prepareRename', {
    textDocument = { uri = uri },
    position = place('include-group = "te'),
  })
  assert(result.placeholder == 'test', vim.inspect(result))
end)

check('gives the findings to who asks for them', function()
  local offered = vim.lsp.get_client_by_id(client_id).server_capabilities
  if offered.diagnosticProvider then
    local result = request('textDocument/diagnostic', { textDocument = { uri = uri } })
    assert(#result.items > 0, vim.inspect(result))
  end
end)

check('lays out a file, a range and a line that is left', function()
  local before = lines()
  local at = place('version = ').line
  local options = { tabSize = 4, insertSpaces = true }
  local crooked = 'version="1.2.0"'
  vim.api.nvim_buf_set_lines(buffer, at, at + 1, false, { crooked })
  local whole = { start = { line = at, character = 0 }, ['end'] = { line = at, character = #crooked } }
  local range = request('textDocument/rangeFormatting', {
    textDocument = { uri = uri },
    range = whole,
    options = options,
  })
  assert(#range > 0, 'the range is not laid out')
  local typed = request('textDocument/onTypeFormatting', {
    textDocument = { uri = uri },
    position = { line = at + 1, character = 0 },
    ch = '\n',
    options = options,
  })
  assert(#typed > 0, 'the line that was left is not laid out')
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ bufnr = buffer, timeout_ms = 10000 })
  else
    vim.lsp.buf.formatting_sync(options, 10000)
  end
  assert(lines()[at + 1]:find('version = "1.2.0"', 1, true), lines()[at + 1])
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, before)
end)

check('renames a group with its uses', function()
  local client = vim.lsp.get_client_by_id(client_id)
  local edit = request('textDocument/rename', {
    textDocument = { uri = uri },
    position = place('include-group = "te'),
    newName = 'tests',
  })
  vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  local text = table.concat(lines(), '\n')
  assert(text:find('tests = ["pytest>=8"]', 1, true), text)
  assert(text:find('include-group = "tests"', 1, true), text)
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
