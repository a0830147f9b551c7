/**
 * Files that declare collections may load the SDK, which asks the network whether it runs in Tencent's cloud unless
 * the environment says so. The local cloud speaks with nobody: imported before them, this answers the question.
 */
process.env['TENCENTCLOUD_RUNENV'] ??= 'SCF'
process.env['TENCENTCLOUD_REGION'] ??= 'ap-shanghai'
process.env['SCF_NAMESPACE'] ??= 'local-centre'
