package org.multichat.provider.setting;

/** A key that costs money when it gets lost: it is sent to its provider and never written anywhere. */
public record ApiKey(String value) {

    public ApiKey {
        if (value.isBlank() || !value.chars().allMatch(each -> each > ' ' && each < 127)) {
            throw new IllegalArgumentException("a key has no blanks and no other characters than ASCII's");
        }
    }

    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "(a key)";
    }
}
