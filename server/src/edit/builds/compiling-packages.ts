/** Packages that only compilers have a use for. */
export const COMPILING =
  /^(?:gcc|g\+\+|cpp|make|build-essential|build-base|autoconf|automake|libtool|libtool-bin|m4|bison|flex|cmake|meson|ninja-build|nasm|yasm|texinfo|dh-autoreconf|pkg-config|pkgconf|pkgconfig|gcc-c\+\+|musl-dev|libc6?-dev|linux-headers|glibc-devel|kernel-headers|lib[\w.+-]+-dev|[\w.+]+-dev|[\w.+-]+-devel)$/;
