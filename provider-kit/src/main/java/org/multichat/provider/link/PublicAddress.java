package org.multichat.provider.link;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Tells addresses of the public internet from all others: our own machine, our own networks, and what is reserved. */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic6(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        int a = address[0] & 0xff;
        int b = address[1] & 0xff;
        int c = address[2] & 0xff;
        boolean reserved = a == 0
                || a == 10
                || a == 127
                || (a == 100 && b >= 64 && b < 128)
                || (a == 169 && b == 254)
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 192 && b == 88 && c == 99)
                || (a == 192 && b == 168)
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113)
                || a >= 224;
        return !reserved;
    }

    /** Only 2000::/3 is given out; what carries a version 4 address in it is judged by that. */
    private static boolean isPublic6(Inet6Address six) {
        byte[] address = six.getAddress();
        int first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
        int second = (address[2] & 0xff) << 8 | (address[3] & 0xff);
        boolean translated = first == 0x64 && second == 0xff9b;
        if (translated) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        boolean sixToFour = first == 0x2002;
        if (sixToFour) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        boolean given = (first & 0xe000) == 0x2000;
        boolean documentation = first == 0x2001 && second == 0x0db8;
        boolean special = first == 0x2001 && second < 0x0200;
        return given && !documentation && !special;
    }
}
