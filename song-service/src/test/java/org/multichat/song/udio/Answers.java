package org.multichat.song.udio;

import java.util.List;
import java.util.Map;

/** What udio says, in the words of a version. */
record Answers(UdioVersion version, String origin) {

    private static final Map<String, String> TYPES_OF_2 = Map.of(
            "new",
            "IN_PROGRESS",
            "text",
            "IN_PROGRESS",
            "first",
            "IN_PROGRESS",
            "complete",
            "SUCCESS",
            "failed",
            "FAILED");

    Deed accepted(String work) {
        return Deed.json(200, version == UdioVersion.V1 ? """
                          {"workId":"%s","extra":1}""".formatted(work) : """
                          {"code":200,"message":"success","workId":"%1$s","data":{"task_id":"%1$s"}}""".formatted(work));
    }

    /** @param type in the words of the first version */
    Deed feed(String type, String... songs) {
        return feedSaying(type, "", songs);
    }

    /** @param more members beside the type, each with a comma behind it */
    Deed feedSaying(String type, String more, String... songs) {
        String inside = """
                {"type":"%s",%s"request_body":{"prompt":"a sea shanty about compilers"},"response_data":[%s]}""".formatted(
                        version == UdioVersion.V1 ? type : TYPES_OF_2.getOrDefault(type, type),
                        more,
                        String.join(",", List.of(songs)));
        return Deed.json(200, version == UdioVersion.V1 ? inside : """
                {"code":"200","message":"success","data":%s}""".formatted(inside));
    }

    /** A song in a state of the second version; the first one only knows whether it has a link. */
    String song(int n, String status) {
        return songAt(n, status, status.equals("complete") ? "%s/songs/%d.mp3".formatted(origin, n) : "");
    }

    String songAt(int n, String status, String link) {
        String said = version == UdioVersion.V1
                ? ""
                : "\"status\":\"%s\",\"duration\":\"\",\"fail_message\":null,".formatted(status);
        return """
               {"id":"t-%1$d",%2$s"audio_url":"%3$s","createTime":"1795342790123","title":"Compiler Shanty %1$d"}""".formatted(n, said, link);
    }
}
