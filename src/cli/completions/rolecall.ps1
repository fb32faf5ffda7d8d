Register-ArgumentCompleter -Native -CommandName rolecall -ScriptBlock {
    param($typed, $ast, $cursor)
    $words = @($ast.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursor } |
        ForEach-Object { $_.Extent.Text -replace '["'']', '' })
    if (-not $typed) { $words += "'" } # an empty word gets lost on the way, and a quote is as good
    rolecall completions powershell '--' $words 2>$null | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        $text = if ($value -match '[^\w=-]') { "'$value'" } else { $value }
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $help)
    }
}
