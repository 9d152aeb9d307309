"""What a browser remembers: works where it refuses to, and follows the system until the reader chooses."""

from __future__ import annotations

_REFUSED = (
    '{for(const n of["localStorage","sessionStorage"])try{window[n].length}catch{'
    "const m=new Map;Object.defineProperty(window,n,{value:{getItem:k=>m.get(k)??null,"
    'setItem:(k,v)=>void m.set(k,v+""),removeItem:k=>void m.delete(k),clear:()=>m.clear(),'
    "key:i=>[...m.keys()][i]??null,get length(){return m.size}}})}}"
)
"""A browser that blocks storage throws at its mere name, and the theme's search and colours would be lost."""
_UNCHOSEN = (
    "{const had=Object.keys(localStorage);let chose=false;"
    'addEventListener("change",e=>{if(e.isTrusted&&e.target.name=="__palette")chose=true},true);'
    'for(const n of["load","pagehide"])addEventListener(n,()=>{'
    'if(chose||typeof __md_scope=="undefined")return;'
    'const k=__md_scope.pathname+".__palette";had.includes(k)||localStorage.removeItem(k)})}'
)
"""The theme keeps the colours that it begins with, as if the reader had chosen them."""
SNIPPET = _REFUSED + _UNCHOSEN
"""Inline script of each page, before those of the theme."""
