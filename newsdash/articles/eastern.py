"""What pages in Chinese, Japanese and Korean say around an article: labels, calls to the reader, heads of lists."""

from __future__ import annotations

import re

# A short block that is nothing but this, or this with something after a colon.
_LABEL = re.compile(
    r"^[\W_]*(?:分享(?:到|至|本文)?|转发|打印|收藏|评论|点赞|阅读全文|广告|返回(?:顶部|首页)|上一[篇页]|下一[篇页]|当前位置"
    r"|(?:图片)?来源|图片均?来自|圖片來源|來源|原标题|原标题为"
    r"|シェア(?:する)?|ツイート|ブックマーク|印刷|広告|コメント|次のページ"
    r"|공유(?:하기)?|페이스북|트위터|카카오(?:톡|스토리)|핀터레스트|네이버(?: ?블로그)?|라인|밴드"
    r"|인쇄(?:하기)?|스크랩|글자 ?크기|댓글|광고)"
    r"\s*(?:$|[:：>].{0,30}$)"
)
# Scan this, follow this account, get this app; not advice, not ours, not to be copied; who edited it.
_CALL = re.compile(
    r"扫一扫|扫(?:码|描).{0,12}(?:码|关注)|关注.{0,12}(?:公众号|官方微[信博])|關注.{0,12}(?:公眾號|專頁)"
    r"|下载.{0,20}(?:app|客户端)\W*$|(?:免责|版权)声明|^[【\[]?声明[】\]]?[:：]|网友评论仅供|举报(?:电话|邮箱)"
    r"|^[（(【\[]?(?:责任编辑|责编|编辑)[:：]"
    r"|会員登録(?:は|する|\W*$)|無断転載|フォローする|公式(?:アカウント|line)を"
    r"|무단 ?전재|재배포 ?금지|구독하기",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^[\W_]*(?:相关(?:阅读|新闻|文章|报道|推荐)|相關(?:閱讀|新聞|文章|報導)|延伸(?:阅读|閱讀)|关联阅读"
    r"|推荐(?:阅读|新闻)|推薦閱讀|热门推荐|热点新闻|为[你您]推荐|猜你喜欢|更多(?:新闻|文章|精彩)"
    r"|関連(?:記事|ニュース)|あわせて読みたい|おすすめ(?:記事)?|人気記事|(?:アクセス)?ランキング|こちらもおすすめ"
    r"|관련 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|많이 본 (?:기사|뉴스))\s*(?:$|[:：|–—…»>])"
)
_LABEL_LENGTH = 60
_CALL_LENGTH = 80


def is_eastern_line(text: str) -> bool:
    """Whether a short paragraph is a label or a call of the page, not a sentence of the story."""
    if text.isascii():
        return False
    if len(text) < _LABEL_LENGTH and _LABEL.search(text):
        return True
    return len(text) < _CALL_LENGTH and _CALL.search(text) is not None


def heads_related(text: str) -> bool:
    """Whether a line stands above a list of other stories."""
    return not text.isascii() and _RELATED.search(text) is not None
