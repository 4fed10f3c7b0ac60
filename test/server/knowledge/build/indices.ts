/** Excerpts of package indices, in the form that archives have them. */
export const PACKAGES = `Package: git
Version: 1:2.47.3-0+deb13u1
Installed-Size: 49660
Maintainer: Jonathan Nieder <jrnieder@gmail.com>
Architecture: amd64
Provides: git-completion
Depends: libc6 (>= 2.38), libcurl3t64-gnutls (>= 7.56.1), zlib1g (>= 1:1.2.2), perl, git-man (>> 1:2.47.3), git-man (<< 1:2.47.3-.)
Description: fast, scalable, distributed revision control system
Homepage: https://git-scm.com/
Section: vcs
Priority: optional
Filename: pool/main/g/git/git_2.47.3-0+deb13u1_amd64.deb
Size: 8862016

Package: git-man
Source: git
Version: 1:2.47.3-0+deb13u1
Architecture: all
Description: fast, scalable, distributed revision control system (manual
 pages)
Homepage: https://git-scm.com/
Section: doc

Package: zlib1g
Source: zlib
Version: 1:1.3.dfsg+really1.3.1-1+b1
Architecture: amd64
Depends: libc6 (>= 2.14)
Homepage: http://zlib.net/
Section: libs

Package: zlib1g-dev
Source: zlib
Version: 1:1.3.dfsg+really1.3.1-1+b1
Architecture: amd64
Depends: zlib1g (= 1:1.3.dfsg+really1.3.1-1+b1), libc6-dev | libc-dev
Homepage: http://zlib.net/
Section: libdevel

Package: gcc
Source: gcc-defaults (1.220)
Version: 4:14.2.0-1
Architecture: amd64
Section: devel

Package: brotli
Version: 1.1.0-2
Architecture: amd64
Depends: libbrotli1 (= 1.1.0-2)
Homepage: https://github.com/google/brotli
Section: utils

Package: libbrotli1
Source: brotli
Version: 1.1.0-2
Section: libs
Homepage: https://github.com/google/brotli

Package: libbrotli-dev
Source: brotli
Version: 1.1.0-2
Section: libdevel
Homepage: https://github.com/google/brotli

Package: python3-brotli
Source: brotli
Version: 1.1.0-2
Section: python
Homepage: https://github.com/google/brotli

Package: supertux
Version: 0.6.3-5
Section: games
Homepage: https://www.supertux.org/
`;

export const SECURITY = `Package: zlib1g
Source: zlib
Version: 1:1.3.dfsg+really1.3.1-1+deb13u1
Architecture: amd64
Homepage: http://zlib.net/
Section: libs

Package: zlib1g-dev
Source: zlib
Version: 1:1.3.dfsg+really1.3.1-1+deb13u1
Architecture: amd64
Homepage: http://zlib.net/
Section: libdevel
`;

export const BACKPORTS = `Package: git
Version: 1:2.51.0-1~bpo13+1
Architecture: amd64
Homepage: https://git-scm.com/
Section: vcs

Package: newcomer
Version: 2.0-1~bpo13+1
Architecture: amd64
Section: utils
`;

/** Ubuntu writes the component before the section. */
export const UNIVERSE = `Package: brotli
Architecture: amd64
Version: 1.1.0-2build2
Priority: optional
Section: universe/utils
Origin: Ubuntu
Maintainer: Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>
Homepage: https://github.com/google/brotli
`;

export const APKINDEX_MAIN = `C:Q1BTgSbYhwCZdIc4dXzl3yWR6XZnk=
P:zlib
V:1.3.1-r2
A:x86_64
S:54321
I:110592
T:A compression/decompression Library
U:https://zlib.net/
L:Zlib
o:zlib
m:Natanael Copa <ncopa@alpinelinux.org>
t:1728310000
c:0123456789abcdef0123456789abcdef01234567
D:so:libc.musl-x86_64.so.1
p:so:libz.so.1=1.3.1

P:zlib-dev
V:1.3.1-r2
A:x86_64
T:A compression/decompression Library (development files)
U:https://zlib.net/
o:zlib
D:zlib=1.3.1-r2 pkgconfig
p:pc:zlib=1.3.1

P:zlib-doc
V:1.3.1-r2
U:https://zlib.net/
o:zlib
`;

export const APKINDEX_COMMUNITY = `P:brotli-libs
V:1.1.0-r2
U:https://github.com/google/brotli
o:brotli
D:so:libc.musl-x86_64.so.1

P:brotli
V:1.1.0-r2
U:https://github.com/google/brotli
o:brotli
D:so:libbrotlicommon.so.1
`;
