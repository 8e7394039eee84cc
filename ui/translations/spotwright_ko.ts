<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>spot::LookRows</name>
    <message>
        <source>Normal</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Darken</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>곱하기</translation>
    </message>
    <message>
        <source>Colour burn</source>
        <translation>색상 번</translation>
    </message>
    <message>
        <source>Linear burn</source>
        <translation>선형 번</translation>
    </message>
    <message>
        <source>Lighten</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>스크린</translation>
    </message>
    <message>
        <source>Colour dodge</source>
        <translation>색상 닷지</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>오버레이</translation>
    </message>
    <message>
        <source>Soft light</source>
        <translation>소프트 라이트</translation>
    </message>
    <message>
        <source>Hard light</source>
        <translation>하드 라이트</translation>
    </message>
    <message>
        <source>Vivid light</source>
        <translation>선명한 라이트</translation>
    </message>
    <message>
        <source>Linear light</source>
        <translation>선형 라이트</translation>
    </message>
    <message>
        <source>Pin light</source>
        <translation>핀 라이트</translation>
    </message>
    <message>
        <source>Hard mix</source>
        <translation>하드 혼합</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Luminosity</source>
        <translation>광도</translation>
    </message>
    <message>
        <source>Atop: only on what is below</source>
        <translation>위에만: 아래 그림이 있는 곳에만</translation>
    </message>
    <message>
        <source>Behind what is below</source>
        <translation>아래 그림 뒤에</translation>
    </message>
    <message>
        <source>Erase what is below</source>
        <translation>아래 그림 지우기</translation>
    </message>
    <message>
        <source>Either, not both</source>
        <translation>둘 중 하나만</translation>
    </message>
    <message>
        <source>Fills the frame</source>
        <translation>화면 채우기</translation>
    </message>
    <message>
        <source>Blends</source>
        <translation>혼합</translation>
    </message>
    <message>
        <source>All of it, with borders</source>
        <translation>전체, 여백 있음</translation>
    </message>
    <message>
        <source>Cut to fill</source>
        <translation>잘라 채우기</translation>
    </message>
    <message>
        <source>Stretched</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>Pixel for pixel</source>
        <translation>픽셀 그대로</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Select a clip that shows a timeline first.</source>
        <translation>먼저 타임라인을 보여 주는 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Nothing to split: put the playhead inside a clip.</source>
        <translation>자를 것이 없습니다. 재생 위치를 클립 안에 두십시오.</translation>
    </message>
    <message>
        <source>Nothing to delete: select a clip first.</source>
        <translation>삭제할 것이 없습니다. 먼저 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Nothing to trim: put the playhead inside a clip.</source>
        <translation>다듬을 것이 없습니다. 재생 위치를 클립 안에 두십시오.</translation>
    </message>
    <message>
        <source>Nothing to move: select a clip first.</source>
        <translation>움직일 것이 없습니다. 먼저 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Select one clip: the dissolve goes to its start.</source>
        <translation>클립 하나를 선택하십시오. 디졸브는 그 시작에 놓입니다.</translation>
    </message>
    <message>
        <source>No unlocked track takes this kind of media: add or unlock one.</source>
        <translation>이 미디어를 받을 수 있는 잠기지 않은 트랙이 없습니다. 트랙을 추가하거나 잠금을 푸십시오.</translation>
    </message>
    <message>
        <source>A text goes onto a timeline: open a project first.</source>
        <translation>자막은 타임라인에 놓입니다. 먼저 프로젝트를 여십시오.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>This is the cut as it was made from the script: your own changes are all undone.</source>
        <translation>대본에서 만든 그대로의 편집입니다. 직접 바꾼 것은 모두 취소되었습니다.</translation>
    </message>
    <message>
        <source>Select a clip first.</source>
        <translation>먼저 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Mark a range first: I sets its start and O its end.</source>
        <translation>먼저 구간을 표시하십시오. I는 시작, O는 끝을 정합니다.</translation>
    </message>
    <message>
        <source>Select the clip after the gap first.</source>
        <translation>먼저 빈틈 뒤의 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Select at least two clips first.</source>
        <translation>먼저 클립을 두 개 이상 선택하십시오.</translation>
    </message>
    <message>
        <source>There are no clips on the clipboard: copy some first.</source>
        <translation>클립보드에 클립이 없습니다. 먼저 복사하십시오.</translation>
    </message>
    <message>
        <source>The clips on the clipboard cannot be read (%1): copy them again.</source>
        <translation>클립보드의 클립을 읽을 수 없습니다(%1). 다시 복사하십시오.</translation>
    </message>
    <message>
        <source>This project lacks the media "%1": import it first.</source>
        <translation>이 프로젝트에는 미디어 "%1"이(가) 없습니다. 먼저 가져오십시오.</translation>
    </message>
    <message>
        <source>Nothing to copy: select a clip first.</source>
        <translation>복사할 것이 없습니다. 먼저 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Clips go onto a timeline: open a project first.</source>
        <translation>클립은 타임라인에 놓입니다. 먼저 프로젝트를 여십시오.</translation>
    </message>
    <message>
        <source>No selected clip can have these attributes.</source>
        <translation>선택한 클립 가운데 이 속성을 가질 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>A marker stands here already.</source>
        <translation>여기에는 이미 마커가 있습니다.</translation>
    </message>
    <message>
        <source>There is no later marker.</source>
        <translation>뒤에 마커가 없습니다.</translation>
    </message>
    <message>
        <source>There is no earlier marker.</source>
        <translation>앞에 마커가 없습니다.</translation>
    </message>
    <message>
        <source>No clip comes after the playhead here.</source>
        <translation>재생 위치 뒤에 클립이 없습니다.</translation>
    </message>
    <message>
        <source>No unlocked track is a target: choose one at the left of its header.</source>
        <translation>대상으로 정한 잠기지 않은 트랙이 없습니다. 트랙 머리 왼쪽에서 고르십시오.</translation>
    </message>
    <message>
        <source>Choose a film or a sound in the library first: a still has no points.</source>
        <translation>먼저 라이브러리에서 영상이나 소리를 고르십시오. 스틸에는 시작점과 끝점이 없습니다.</translation>
    </message>
    <message>
        <source>Choose a media item in the library first.</source>
        <translation>먼저 라이브러리에서 미디어를 고르십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) copied.</source>
        <translation><numerusform>클립 %n개를 복사했습니다.</numerusform></translation>
    </message>
    <message>
        <source>"%1" shows a timeline that this project lacks: paste what is inside of it.</source>
        <translation>"%1"은(는) 이 프로젝트에 없는 타임라인을 보여 줍니다. 그 안의 클립을 붙여넣으십시오.</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>Ready; it comes in when its project is opened</source>
        <translation>준비됨. 해당 프로젝트를 열면 들어옵니다</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>결과 확인 중</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>결과를 알 수 없음</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Spotwright: from an advertising script to a finished spot.</source>
        <translation>Spotwright: 광고 대본에서 완성된 광고까지.</translation>
    </message>
    <message>
        <source>A .spot file to open.</source>
        <translation>열 .spot 파일.</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
</context>
<context>
    <name>spot::BriefPanel</name>
    <message>
        <source>This project has no script. New from script (Ctrl+N) makes a spot out of one.</source>
        <translation>이 프로젝트에는 대본이 없습니다. 대본으로 새로 만들기(Ctrl+N)로 광고를 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Go to this scene</source>
        <translation>이 장면으로 이동</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>자막: %1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>음성</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>효과음</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n take(s)</source>
        <translation>
            <numerusform>%1: 테이크 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Another take</source>
        <translation>다른 테이크</translation>
    </message>
    <message>
        <source>Another take is being made: see Jobs.</source>
        <translation>다른 테이크를 만들고 있습니다. 작업 패널을 보십시오.</translation>
    </message>
</context>
<context>
    <name>spot::DeliverDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 내보내기</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>선택...</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>내보낼 위치</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>Done: %1 frames, %2 MB, %3 LUFS, in %4 s.</source>
        <translation>완료: %1프레임, %2 MB, %3 LUFS, %4초 걸림.</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>취소하는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1이(가) 이미 있습니다. 바꾸시겠습니까?</translation>
    </message>
    <message>
        <source>Done: %1 frames, %2 MB, %3, in %4 s.</source>
        <translation>완료: %1프레임, %2 MB, %3, %4초 걸림.</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>라우드니스</translation>
    </message>
    <message>
        <source>As the timeline says (%1 LUFS)</source>
        <translation>타임라인 설정대로(%1 LUFS)</translation>
    </message>
    <message>
        <source>-23 LUFS: EBU R 128, television in Europe</source>
        <translation>-23 LUFS: EBU R 128, 유럽 방송</translation>
    </message>
    <message>
        <source>-24 LUFS: ATSC A/85, television in America and Korea</source>
        <translation>-24 LUFS: ATSC A/85, 미국·한국 방송</translation>
    </message>
    <message>
        <source>-16 LUFS: the web</source>
        <translation>-16 LUFS: 웹</translation>
    </message>
    <message>
        <source>%1 LUFS, true peak %2 dBTP, range %3 LU</source>
        <translation>%1 LUFS, 트루 피크 %2 dBTP, 범위 %3 LU</translation>
    </message>
</context>
<context>
    <name>spot::ErrorStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>spot::FrameView</name>
    <message>
        <source>Preview</source>
        <translation>미리보기</translation>
    </message>
    <message>
        <source>no Vulkan for windows here</source>
        <translation>이 화면에서는 Vulkan을 쓸 수 없음</translation>
    </message>
    <message>
        <source>Vulkan surface</source>
        <translation>Vulkan 화면</translation>
    </message>
    <message>
        <source>painted (%1)</source>
        <translation>Qt로 그림 (%1)</translation>
    </message>
</context>
<context>
    <name>spot::JobsPanel</name>
    <message>
        <source>Clear ended</source>
        <translation>끝난 작업 지우기</translation>
    </message>
    <message>
        <source>Nothing is being made. New takes and new spots show up here.</source>
        <translation>진행 중인 작업이 없습니다. 새 테이크와 새 광고가 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>spot::LibraryPanel</name>
    <message>
        <source>Film</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>take %1 of %2</source>
        <translation>테이크 %1/%2</translation>
    </message>
    <message>
        <source>Search media</source>
        <translation>미디어 검색</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>미디어</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)...</source>
        <translation>
            <numerusform>파일 %n개를 가져오는 중...</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop films, stills and sounds here, or press Ctrl+I.</source>
        <translation>영상, 이미지, 소리를 여기에 끌어 놓거나 Ctrl+I를 누르십시오.</translation>
    </message>
    <message>
        <source>Drag onto the timeline; hold Ctrl to insert.</source>
        <translation>타임라인으로 끌어 놓으십시오. Ctrl을 누르면 삽입합니다.</translation>
    </message>
    <message>
        <source>Drag onto the timeline; hold Ctrl to insert. I and O mark a part, comma inserts it, full stop overwrites.</source>
        <translation>타임라인으로 끌어다 놓으십시오. Ctrl을 누르면 삽입합니다. I와 O로 구간을 표시하고, 쉼표는 삽입, 마침표는 덮어쓰기입니다.</translation>
    </message>
</context>
<context>
    <name>spot::MainWindow</name>
    <message>
        <source>A template is a project: open one first.</source>
        <translation>템플릿은 프로젝트입니다. 먼저 하나를 여십시오.</translation>
    </message>
    <message>
        <source>Template &amp;fields...</source>
        <translation>템플릿 항목(&amp;F)...</translation>
    </message>
    <message>
        <source>Fill from ta&amp;ble...</source>
        <translation>표로 채우기(&amp;B)...</translation>
    </message>
    <message>
        <source>Plugins run with reduced isolation: %1</source>
        <translation>플러그인이 완전히 격리되지 않은 채 실행됩니다: %1</translation>
    </message>
    <message>
        <source>No sound device: playing by the clock, without sound.</source>
        <translation>소리 장치가 없어 소리 없이 시계에 맞춰 재생합니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Preview: starting</source>
        <translation>미리보기: 시작하는 중</translation>
    </message>
    <message>
        <source>Preview: %1</source>
        <translation>미리보기: %1</translation>
    </message>
    <message>
        <source>Saved. Undo: %1</source>
        <translation>저장됨. 실행 취소: %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장됨.</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>다른 프로젝트 열기</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Spotwright projects (*.spot)</source>
        <translation>Spotwright 프로젝트 (*.spot)</translation>
    </message>
    <message>
        <source>Import media</source>
        <translation>미디어 가져오기</translation>
    </message>
    <message>
        <source>Media (*.mp4 *.mov *.webm *.mkv *.png *.jpg *.jpeg *.tif *.tiff *.exr *.webp *.wav *.mp3 *.m4a *.flac *.ogg)</source>
        <translation>미디어 (*.mp4 *.mov *.webm *.mkv *.png *.jpg *.jpeg *.tif *.tiff *.exr *.webp *.wav *.mp3 *.m4a *.flac *.ogg)</translation>
    </message>
    <message>
        <source>Media goes into a project: open one or make one first.</source>
        <translation>미디어는 프로젝트에 들어갑니다. 먼저 프로젝트를 열거나 만드십시오.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New from script...</source>
        <translation>대본으로 새로 만들기(&amp;N)...</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>열기(&amp;O)...</translation>
    </message>
    <message>
        <source>&amp;Import media...</source>
        <translation>미디어 가져오기(&amp;I)...</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>내보내기(&amp;E)...</translation>
    </message>
    <message>
        <source>There is nothing to export: open a project first.</source>
        <translation>내보낼 것이 없습니다. 먼저 프로젝트를 여십시오.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>재생(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Split at playhead</source>
        <translation>재생 위치에서 자르기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Ri&amp;pple delete</source>
        <translation>당겨서 삭제(&amp;P)</translation>
    </message>
    <message>
        <source>Ripple trim start to playhead</source>
        <translation>앞부분을 재생 위치까지 당겨 자르기</translation>
    </message>
    <message>
        <source>Ripple trim end to playhead</source>
        <translation>뒷부분을 재생 위치까지 당겨 자르기</translation>
    </message>
    <message>
        <source>Move one frame left</source>
        <translation>한 프레임 왼쪽으로 이동</translation>
    </message>
    <message>
        <source>Move one frame right</source>
        <translation>한 프레임 오른쪽으로 이동</translation>
    </message>
    <message>
        <source>Dissolve at the clip&apos;s start</source>
        <translation>클립 시작에 디졸브</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>재생 또는 정지</translation>
    </message>
    <message>
        <source>Shuttle back</source>
        <translation>뒤로 재생</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Shuttle forward</source>
        <translation>앞으로 재생</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>한 프레임 뒤로</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>한 프레임 앞으로</translation>
    </message>
    <message>
        <source>Five frames back</source>
        <translation>다섯 프레임 뒤로</translation>
    </message>
    <message>
        <source>Five frames on</source>
        <translation>다섯 프레임 앞으로</translation>
    </message>
    <message>
        <source>Previous edit</source>
        <translation>이전 편집점</translation>
    </message>
    <message>
        <source>Next edit</source>
        <translation>다음 편집점</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>끝으로</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>다음에 시작할 때 언어가 바뀝니다.</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Show the whole spot</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Select and move</source>
        <translation>선택 및 이동</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>리플 트림</translation>
    </message>
    <message>
        <source>Razor</source>
        <translation>자르기 도구</translation>
    </message>
    <message>
        <source>Snap on or off</source>
        <translation>스냅 켜기/끄기</translation>
    </message>
    <message>
        <source>Keyboard &amp;shortcuts</source>
        <translation>키보드 단축키(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About Spotwright</source>
        <translation>Spotwright 정보(&amp;A)</translation>
    </message>
    <message>
        <source>About Spotwright</source>
        <translation>Spotwright 정보</translation>
    </message>
    <message>
        <source>Spotwright %1: from an advertising script to a finished spot.
GPL-3.0-or-later.</source>
        <translation>Spotwright %1: 광고 대본에서 완성된 광고까지.
GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Add &amp;text</source>
        <translation>자막 추가(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Cut</source>
        <translation>컷(&amp;C)</translation>
    </message>
    <message>
        <source>Split all tracks at playhead</source>
        <translation>재생 위치에서 모든 트랙 자르기</translation>
    </message>
    <message>
        <source>Speed...</source>
        <translation>속도...</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>거꾸로</translation>
    </message>
    <message>
        <source>Freeze frame at playhead</source>
        <translation>재생 위치에서 정지 화면</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Change places with the next clip</source>
        <translation>다음 클립과 자리 바꾸기</translation>
    </message>
    <message>
        <source>Close the gap before the clip</source>
        <translation>클립 앞의 빈틈 닫기</translation>
    </message>
    <message>
        <source>Link or unlink</source>
        <translation>연결 또는 연결 해제</translation>
    </message>
    <message>
        <source>Group or ungroup</source>
        <translation>묶기 또는 풀기</translation>
    </message>
    <message>
        <source>Nest...</source>
        <translation>중첩...</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>중첩 풀기</translation>
    </message>
    <message>
        <source>Select the clips to nest.</source>
        <translation>중첩할 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Nest</source>
        <translation>중첩</translation>
    </message>
    <message>
        <source>Name of the new timeline, which these clips move into:</source>
        <translation>이 클립들이 들어갈 새 타임라인의 이름:</translation>
    </message>
    <message>
        <source>Marker at playhead, on or off</source>
        <translation>재생 위치에 마커 켜기/끄기</translation>
    </message>
    <message>
        <source>Mark in</source>
        <translation>인 표시</translation>
    </message>
    <message>
        <source>Mark out</source>
        <translation>아웃 표시</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>인과 아웃 지우기</translation>
    </message>
    <message>
        <source>Go to in</source>
        <translation>인으로 이동</translation>
    </message>
    <message>
        <source>Go to out</source>
        <translation>아웃으로 이동</translation>
    </message>
    <message>
        <source>Lift the marked range</source>
        <translation>표시한 구간 들어내기</translation>
    </message>
    <message>
        <source>Extract the marked range</source>
        <translation>표시한 구간 빼고 당기기</translation>
    </message>
    <message>
        <source>Select a clip to change its speed.</source>
        <translation>속도를 바꿀 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Percent; negative plays backwards. What follows moves along.</source>
        <translation>퍼센트. 음수는 거꾸로 재생합니다. 뒤에 오는 것은 함께 움직입니다.</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>롤</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>슬립</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>슬라이드</translation>
    </message>
    <message>
        <source>Rate stretch</source>
        <translation>속도 맞춤</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Pa&amp;ste</source>
        <translation>붙여넣기(&amp;S)</translation>
    </message>
    <message>
        <source>Paste &amp;insert</source>
        <translation>삽입하며 붙여넣기(&amp;I)</translation>
    </message>
    <message>
        <source>Paste attri&amp;butes...</source>
        <translation>속성 붙여넣기(&amp;B)...</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>복제(&amp;U)</translation>
    </message>
    <message>
        <source>Select &amp;forward</source>
        <translation>뒤쪽 모두 선택(&amp;F)</translation>
    </message>
    <message>
        <source>Select forward on these tracks</source>
        <translation>이 트랙에서 뒤쪽 모두 선택</translation>
    </message>
    <message>
        <source>&amp;Marks</source>
        <translation>표시(&amp;M)</translation>
    </message>
    <message>
        <source>Mark &amp;in</source>
        <translation>시작점 표시(&amp;I)</translation>
    </message>
    <message>
        <source>Mark &amp;out</source>
        <translation>끝점 표시(&amp;O)</translation>
    </message>
    <message>
        <source>Mark the clips</source>
        <translation>클립에 맞춰 표시</translation>
    </message>
    <message>
        <source>&amp;Clear in and out</source>
        <translation>시작점과 끝점 지우기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Marker at the playhead, or edit it</source>
        <translation>재생 위치에 마커, 있으면 고치기(&amp;M)</translation>
    </message>
    <message>
        <source>Marker with a &amp;name...</source>
        <translation>이름 있는 마커(&amp;N)...</translation>
    </message>
    <message>
        <source>&amp;Remove the marker</source>
        <translation>마커 삭제(&amp;R)</translation>
    </message>
    <message>
        <source>No marker stands at the playhead.</source>
        <translation>재생 위치에 마커가 없습니다.</translation>
    </message>
    <message>
        <source>Ne&amp;xt marker</source>
        <translation>다음 마커(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Previous marker</source>
        <translation>이전 마커(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>타임라인(&amp;T)</translation>
    </message>
    <message>
        <source>There is no timeline: open a project first.</source>
        <translation>타임라인이 없습니다. 먼저 프로젝트를 여십시오.</translation>
    </message>
    <message>
        <source>&amp;New timeline...</source>
        <translation>새 타임라인(&amp;N)...</translation>
    </message>
    <message>
        <source>A timeline belongs to a project: open one first.</source>
        <translation>타임라인은 프로젝트에 속합니다. 먼저 프로젝트를 여십시오.</translation>
    </message>
    <message>
        <source>&amp;Duplicate timeline</source>
        <translation>타임라인 복제(&amp;D)</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 사본</translation>
    </message>
    <message>
        <source>&amp;Rename timeline...</source>
        <translation>타임라인 이름 바꾸기(&amp;R)...</translation>
    </message>
    <message>
        <source>&amp;Canvas, rate and length...</source>
        <translation>화면 크기, 프레임 속도, 길이(&amp;C)...</translation>
    </message>
    <message>
        <source>Re&amp;move timeline</source>
        <translation>타임라인 삭제(&amp;M)</translation>
    </message>
    <message>
        <source>Next timeline</source>
        <translation>다음 타임라인</translation>
    </message>
    <message>
        <source>Previous timeline</source>
        <translation>이전 타임라인</translation>
    </message>
    <message>
        <source>Select the clips that shall have the attributes.</source>
        <translation>속성을 받을 클립을 선택하십시오.</translation>
    </message>
    <message>
        <source>Rename timeline</source>
        <translation>타임라인 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>마커</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>묶기</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>묶음 풀기</translation>
    </message>
    <message>
        <source>Linked clips go together, or each alone</source>
        <translation>연결된 클립을 함께 또는 따로 다루기</translation>
    </message>
    <message>
        <source>Insert from the library</source>
        <translation>라이브러리에서 삽입</translation>
    </message>
    <message>
        <source>Overwrite from the library</source>
        <translation>라이브러리에서 덮어쓰기</translation>
    </message>
    <message>
        <source>Make &amp;versions...</source>
        <translation>버전 만들기(&amp;V)...</translation>
    </message>
    <message>
        <source>&amp;Follow the master everywhere</source>
        <translation>모두 마스터를 따르기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keep all overrides as they are</source>
        <translation>다르게 지정한 것 모두 그대로 두기(&amp;K)</translation>
    </message>
    <message>
        <source>Detach &amp;from the master</source>
        <translation>마스터에서 떼어내기(&amp;F)</translation>
    </message>
    <message>
        <source>This timeline follows no master: it is no version.</source>
        <translation>이 타임라인은 버전이 아니어서 따르는 마스터가 없습니다.</translation>
    </message>
</context>
<context>
    <name>spot::NumberField</name>
    <message>
        <source>%1: drag sideways or type</source>
        <translation>%1: 좌우로 끌거나 입력하십시오</translation>
    </message>
</context>
<context>
    <name>spot::PreviewPanel</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n프레임 누락</numerusform>
        </translation>
    </message>
    <message>
        <source>Length of the spot</source>
        <translation>광고 길이</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>처음으로 (Home)</translation>
    </message>
    <message>
        <source>One frame back (Left)</source>
        <translation>한 프레임 뒤로 (왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Play or stop (Space)</source>
        <translation>재생 또는 정지 (Space)</translation>
    </message>
    <message>
        <source>One frame on (Right)</source>
        <translation>한 프레임 앞으로 (오른쪽 화살표)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>끝으로 (End)</translation>
    </message>
    <message>
        <source>Sound while the playhead is dragged</source>
        <translation>재생 헤드를 끌 때 소리 듣기</translation>
    </message>
</context>
<context>
    <name>spot::PropertiesPanel</name>
    <message>
        <source>PICTURE</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Position X</source>
        <translation>위치 X</translation>
    </message>
    <message>
        <source>Position Y</source>
        <translation>위치 Y</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Crop left</source>
        <translation>왼쪽 자르기</translation>
    </message>
    <message>
        <source>Crop top</source>
        <translation>위쪽 자르기</translation>
    </message>
    <message>
        <source>Crop right</source>
        <translation>오른쪽 자르기</translation>
    </message>
    <message>
        <source>Crop bottom</source>
        <translation>아래쪽 자르기</translation>
    </message>
    <message>
        <source>TRANSITION</source>
        <translation>전환 효과</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source> frames</source>
        <translation> 프레임</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>부드러움</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>SOUND</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>좌우</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>페이드 인</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>페이드 아웃</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>가로 위치</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>세로 위치</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>그림자</translation>
    </message>
    <message>
        <source>TAKES</source>
        <translation>테이크</translation>
    </message>
    <message>
        <source>Takes: Enter puts one in the clip&apos;s place</source>
        <translation>테이크: Enter를 누르면 클립을 바꿉니다</translation>
    </message>
    <message>
        <source>Select a clip to change it.</source>
        <translation>바꿀 클립을 선택하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n clips selected</source>
        <translation>
            <numerusform>클립 %n개 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Take %1, in use</source>
        <translation>테이크 %1, 사용 중</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>테이크 %1</translation>
    </message>
    <message>
        <source>Dissolve in</source>
        <translation>디졸브</translation>
    </message>
    <message>
        <source>Declick cuts</source>
        <translation>컷 클릭음 제거</translation>
    </message>
    <message>
        <source>A fade of 3 ms where the sound is cut</source>
        <translation>소리가 잘린 곳에 3ms 페이드를 넣습니다</translation>
    </message>
</context>
<context>
    <name>spot::ScriptDialog</name>
    <message>
        <source>Make the spot</source>
        <translation>광고 만들기</translation>
    </message>
    <message>
        <source>New from script</source>
        <translation>대본으로 새로 만들기</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>선택...</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>대본</translation>
    </message>
    <message>
        <source>Scripts (*.md *.txt)</source>
        <translation>대본 (*.md *.txt)</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Spotwright projects (*.spot)</source>
        <translation>Spotwright 프로젝트 (*.spot)</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>취소하는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a script, and where the project goes.</source>
        <translation>대본과 프로젝트를 둘 곳을 고르십시오.</translation>
    </message>
</context>
<context>
    <name>spot::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>시간 눈금자</translation>
    </message>
</context>
<context>
    <name>spot::TimecodeField</name>
    <message>
        <source>Playhead: click to type a timecode</source>
        <translation>재생 위치: 클릭하여 타임코드 입력</translation>
    </message>
    <message>
        <source>Timecode</source>
        <translation>타임코드</translation>
    </message>
</context>
<context>
    <name>spot::TimelinePanel</name>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>The cut on show: one for each format of the campaign</source>
        <translation>보이는 편집본: 캠페인 형식마다 하나</translation>
    </message>
    <message>
        <source>Select and move (V)</source>
        <translation>선택 및 이동 (V)</translation>
    </message>
    <message>
        <source>Ripple trim (B)</source>
        <translation>리플 트림 (B)</translation>
    </message>
    <message>
        <source>Razor (C)</source>
        <translation>자르기 도구 (C)</translation>
    </message>
    <message>
        <source>Snap to edges and playhead (N)</source>
        <translation>클립 끝과 재생 위치에 스냅 (N)</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>안내</translation>
    </message>
    <message>
        <source>Show the whole spot (Shift+Z)</source>
        <translation>전체 보기 (Shift+Z)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>Zoom (Ctrl+wheel, + and -)</source>
        <translation>확대/축소 (Ctrl+휠, +, -)</translation>
    </message>
    <message>
        <source>New, duplicate, rename, change, remove</source>
        <translation>새로 만들기, 복제, 이름 바꾸기, 변경, 삭제</translation>
    </message>
    <message>
        <source>Ripple trim: what follows moves along (B)</source>
        <translation>리플 다듬기: 뒤가 따라 움직입니다 (B)</translation>
    </message>
    <message>
        <source>Roll: moves the cut between two clips (N)</source>
        <translation>롤: 두 클립 사이의 컷을 옮깁니다 (N)</translation>
    </message>
    <message>
        <source>Slip: other pictures in the same place (Y)</source>
        <translation>슬립: 같은 자리에서 다른 화면을 보여 줍니다 (Y)</translation>
    </message>
    <message>
        <source>Slide: moves a clip between its neighbours (U)</source>
        <translation>슬라이드: 앞뒤 클립 사이에서 옮깁니다 (U)</translation>
    </message>
    <message>
        <source>Rate stretch: the same pictures, faster or slower (R)</source>
        <translation>속도 늘이기: 같은 화면을 빠르거나 느리게 (R)</translation>
    </message>
    <message>
        <source>Snap to edges, markers, in, out and playhead (S)</source>
        <translation>경계, 마커, 시작점, 끝점, 재생 위치에 붙이기 (S)</translation>
    </message>
    <message>
        <source>Linked clips go together; Alt takes one alone (Ctrl+Shift+L)</source>
        <translation>연결된 클립을 함께 다룹니다. Alt를 누르면 하나만 (Ctrl+Shift+L)</translation>
    </message>
</context>
<context>
    <name>spot::TimelineView</name>
    <message>
        <source>No timeline. Open a project, or make one from a script (Ctrl+N).</source>
        <translation>타임라인이 없습니다. 프로젝트를 열거나 대본으로 만드십시오(Ctrl+N).</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>삽입</translation>
    </message>
    <message>
        <source>Overwrite (Ctrl: insert)</source>
        <translation>덮어쓰기 (Ctrl: 삽입)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>%1%2 fr</source>
        <translation>%1%2프레임</translation>
    </message>
    <message>
        <source>%1   %2   length %3</source>
        <translation>%1   %2   길이 %3</translation>
    </message>
</context>
<context>
    <name>spot::TrackHeader</name>
    <message>
        <source>Track gain</source>
        <translation>트랙 음량</translation>
    </message>
    <message>
        <source>Hide this track</source>
        <translation>이 트랙 숨기기</translation>
    </message>
    <message>
        <source>Mute this track</source>
        <translation>이 트랙 음소거</translation>
    </message>
    <message>
        <source>Lock this track</source>
        <translation>이 트랙 잠금</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>트랙 이름 바꾸기</translation>
    </message>
    <message>
        <source>Add picture track</source>
        <translation>화면 트랙 추가</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Add text track</source>
        <translation>자막 트랙 추가</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Add sound track</source>
        <translation>소리 트랙 추가</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>효과음</translation>
    </message>
    <message>
        <source>Remove this track</source>
        <translation>이 트랙 제거</translation>
    </message>
    <message>
        <source>Sound from the library goes here</source>
        <translation>라이브러리의 소리가 놓이는 트랙</translation>
    </message>
    <message>
        <source>Pictures from the library go here</source>
        <translation>라이브러리의 영상이 놓이는 트랙</translation>
    </message>
    <message>
        <source>Show only this track</source>
        <translation>이 트랙만 보기</translation>
    </message>
    <message>
        <source>Hear only this track</source>
        <translation>이 트랙만 듣기</translation>
    </message>
    <message>
        <source>Sync lock: moves along when clips are inserted or taken out elsewhere</source>
        <translation>동기 잠금: 다른 트랙에서 클립을 넣거나 뺄 때 함께 움직입니다</translation>
    </message>
</context>
<context>
    <name>step</name>
    <message>
        <source>Insert clip</source>
        <translation>클립 삽입</translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation>클립 이동</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>클립 다듬기</translation>
    </message>
    <message>
        <source>Ripple trim</source>
        <translation>리플 트림</translation>
    </message>
    <message>
        <source>Split clip</source>
        <translation>클립 자르기</translation>
    </message>
    <message>
        <source>Delete clip</source>
        <translation>클립 삭제</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>당겨서 삭제</translation>
    </message>
    <message>
        <source>Change text</source>
        <translation>자막 변경</translation>
    </message>
    <message>
        <source>Change look</source>
        <translation>화면 변경</translation>
    </message>
    <message>
        <source>Change sound</source>
        <translation>소리 변경</translation>
    </message>
    <message>
        <source>Rename clip</source>
        <translation>클립 이름 변경</translation>
    </message>
    <message>
        <source>Add track</source>
        <translation>트랙 추가</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>트랙 제거</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>트랙 변경</translation>
    </message>
    <message>
        <source>Add media</source>
        <translation>미디어 추가</translation>
    </message>
    <message>
        <source>Add timeline</source>
        <translation>타임라인 추가</translation>
    </message>
    <message>
        <source>Change brief</source>
        <translation>브리프 변경</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>클립 삭제</translation>
    </message>
    <message>
        <source>Split clips</source>
        <translation>클립 자르기</translation>
    </message>
    <message>
        <source>Trim clips</source>
        <translation>클립 다듬기</translation>
    </message>
    <message>
        <source>Move clips</source>
        <translation>클립 이동</translation>
    </message>
    <message>
        <source>Import media</source>
        <translation>미디어 가져오기</translation>
    </message>
    <message>
        <source>Overwrite with clip</source>
        <translation>클립 덮어쓰기</translation>
    </message>
    <message>
        <source>Replace take</source>
        <translation>미디어 교체</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>전환 효과 설정</translation>
    </message>
    <message>
        <source>Recut timeline</source>
        <translation>타임라인 변경</translation>
    </message>
    <message>
        <source>Cut from the script</source>
        <translation>대본에서 편집</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Take: %1</source>
        <translation>테이크: %1</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>컷 롤</translation>
    </message>
    <message>
        <source>Slip clip</source>
        <translation>클립 슬립</translation>
    </message>
    <message>
        <source>Slide clip</source>
        <translation>클립 슬라이드</translation>
    </message>
    <message>
        <source>Stretch clip</source>
        <translation>클립 길이에 맞춰 속도 조절</translation>
    </message>
    <message>
        <source>Change speed</source>
        <translation>속도 변경</translation>
    </message>
    <message>
        <source>Reverse clip</source>
        <translation>클립 거꾸로</translation>
    </message>
    <message>
        <source>Reverse clips</source>
        <translation>클립들 거꾸로</translation>
    </message>
    <message>
        <source>Freeze frame</source>
        <translation>정지 화면</translation>
    </message>
    <message>
        <source>Append clip</source>
        <translation>클립 덧붙이기</translation>
    </message>
    <message>
        <source>Lift range</source>
        <translation>구간 들어내기</translation>
    </message>
    <message>
        <source>Extract range</source>
        <translation>구간 빼고 당기기</translation>
    </message>
    <message>
        <source>Split all tracks</source>
        <translation>모든 트랙 자르기</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>빈틈 닫기</translation>
    </message>
    <message>
        <source>Swap clips</source>
        <translation>클립 자리 바꾸기</translation>
    </message>
    <message>
        <source>Put media</source>
        <translation>미디어 놓기</translation>
    </message>
    <message>
        <source>Duplicate clips</source>
        <translation>클립 복제</translation>
    </message>
    <message>
        <source>Link clips</source>
        <translation>클립 연결</translation>
    </message>
    <message>
        <source>Unlink clips</source>
        <translation>클립 연결 해제</translation>
    </message>
    <message>
        <source>Group clips</source>
        <translation>클립 묶기</translation>
    </message>
    <message>
        <source>Ungroup clips</source>
        <translation>클립 묶음 풀기</translation>
    </message>
    <message>
        <source>Nest clips</source>
        <translation>클립 중첩</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>중첩 풀기</translation>
    </message>
    <message>
        <source>Paste attributes</source>
        <translation>속성 붙여넣기</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>마커 추가</translation>
    </message>
    <message>
        <source>Change marker</source>
        <translation>마커 변경</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>마커 삭제</translation>
    </message>
    <message>
        <source>Set in and out</source>
        <translation>인과 아웃 설정</translation>
    </message>
    <message>
        <source>Duplicate timeline</source>
        <translation>타임라인 복제</translation>
    </message>
    <message>
        <source>Remove timeline</source>
        <translation>타임라인 삭제</translation>
    </message>
    <message>
        <source>Change timeline</source>
        <translation>타임라인 변경</translation>
    </message>
    <message>
        <source>Make version</source>
        <translation>버전 만들기</translation>
    </message>
    <message>
        <source>Make versions</source>
        <translation>여러 버전 만들기</translation>
    </message>
    <message>
        <source>Keep overrides</source>
        <translation>재정의 유지</translation>
    </message>
    <message>
        <source>Reset to master</source>
        <translation>마스터로 되돌리기</translation>
    </message>
    <message>
        <source>Detach version</source>
        <translation>버전 분리</translation>
    </message>
    <message>
        <source>Change template field</source>
        <translation>템플릿 필드 변경</translation>
    </message>
    <message>
        <source>Remove template field</source>
        <translation>템플릿 필드 제거</translation>
    </message>
    <message>
        <source>Fill template</source>
        <translation>템플릿 채우기</translation>
    </message>
    <message>
        <source>Paste clips</source>
        <translation>클립 붙여넣기</translation>
    </message>
    <message>
        <source>Cut clips</source>
        <translation>클립 잘라내기</translation>
    </message>
    <message>
        <source>Change speed ramp</source>
        <translation>속도 램프 변경</translation>
    </message>
    <message>
        <source>Set key</source>
        <translation>키 설정</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>키 제거</translation>
    </message>
    <message>
        <source>Move key</source>
        <translation>키 이동</translation>
    </message>
    <message>
        <source>Change effects</source>
        <translation>효과 바꾸기</translation>
    </message>
    <message>
        <source>Change effects of track</source>
        <translation>트랙 효과 바꾸기</translation>
    </message>
</context>
<context>
    <name>spot::BriefRun</name>
    <message>
        <source>taking in the script&apos;s files</source>
        <translation>대본의 파일을 들이는 중</translation>
    </message>
    <message>
        <source>voices</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>pictures and music</source>
        <translation>화면과 음악</translation>
    </message>
</context>
<context>
    <name>spot::TransitionRows</name>
    <message>
        <source>From the clip before</source>
        <translation>이전 클립에서</translation>
    </message>
    <message>
        <source>Lies</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>컷</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>디졸브</translation>
    </message>
    <message>
        <source>Dip to colour</source>
        <translation>색상으로 딥</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>와이프</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>밀기</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>슬라이드</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>줌</translation>
    </message>
    <message>
        <source>After the cut</source>
        <translation>컷 뒤</translation>
    </message>
    <message>
        <source>Around the cut</source>
        <translation>컷 가운데</translation>
    </message>
    <message>
        <source>Before the cut</source>
        <translation>컷 앞</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>왼쪽으로</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>오른쪽으로</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Colour to dip to</source>
        <translation>딥 색상</translation>
    </message>
</context>
<context>
    <name>spot::TextStyleRows</name>
    <message>
        <source>Font</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>굵기</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>바탕 상자</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>가늘게</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>중간</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>굵게</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>아주 굵게</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>가장 굵게</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>서서히</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>떠오르기</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>타자</translation>
    </message>
    <message>
        <source>Colour of the text</source>
        <translation>글자 색</translation>
    </message>
    <message>
        <source>Box behind the text</source>
        <translation>글자 뒤 상자</translation>
    </message>
</context>
<context>
    <name>preset</name>
    <message>
        <source>H.264 and AAC in MP4</source>
        <translation>MP4 (H.264, AAC)</translation>
    </message>
    <message>
        <source>ProRes 422 HQ and PCM in MOV</source>
        <translation>MOV (ProRes 422 HQ, PCM)</translation>
    </message>
    <message>
        <source>VP9 and Opus in WebM</source>
        <translation>WebM (VP9, Opus)</translation>
    </message>
    <message>
        <source>AV1 and Opus in WebM</source>
        <translation>WebM (AV1, Opus)</translation>
    </message>
    <message>
        <source>A folder of PNG pictures and a WAV</source>
        <translation>PNG 그림 폴더와 WAV</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>export</source>
        <translation>내보내는 중</translation>
    </message>
    <message>
        <source>loudness</source>
        <translation>음량을 재는 중</translation>
    </message>
</context>
<context>
    <name>spot::SpeedRows</name>
    <message>
        <source>SPEED</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Speed at the end</source>
        <translation>끝 속도</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>끝에서</translation>
    </message>
    <message>
        <source>Keep the pitch</source>
        <translation>음높이 유지</translation>
    </message>
    <message numerus="yes">
        <source>A speed ramp of %n keys.</source>
        <translation>
            <numerusform>키 %n개의 속도 램프입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>A ramp goes from one speed to another of the same direction, not from or to 0.</source>
        <translation>램프는 같은 방향의 두 속도 사이에서만 쓸 수 있고, 0에서 시작하거나 끝날 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>spot::KeyButtons</name>
    <message>
        <source>Hold</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation>천천히 시작</translation>
    </message>
    <message>
        <source>Slow end</source>
        <translation>천천히 끝</translation>
    </message>
    <message>
        <source>Slow start and end</source>
        <translation>천천히 시작하고 끝</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>이즈</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>이즈 인</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>이즈 아웃</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>이즈 인 아웃</translation>
    </message>
    <message>
        <source>Quadratic in</source>
        <translation>2차 인</translation>
    </message>
    <message>
        <source>Quadratic out</source>
        <translation>2차 아웃</translation>
    </message>
    <message>
        <source>Quadratic in and out</source>
        <translation>2차 인 아웃</translation>
    </message>
    <message>
        <source>Cubic in</source>
        <translation>3차 인</translation>
    </message>
    <message>
        <source>Cubic out</source>
        <translation>3차 아웃</translation>
    </message>
    <message>
        <source>Cubic in and out</source>
        <translation>3차 인 아웃</translation>
    </message>
    <message>
        <source>Back in</source>
        <translation>백 인</translation>
    </message>
    <message>
        <source>Back out</source>
        <translation>백 아웃</translation>
    </message>
    <message>
        <source>Back in and out</source>
        <translation>백 인 아웃</translation>
    </message>
    <message>
        <source>Bounce in</source>
        <translation>바운스 인</translation>
    </message>
    <message>
        <source>Bounce out</source>
        <translation>바운스 아웃</translation>
    </message>
    <message>
        <source>Elastic in</source>
        <translation>탄성 인</translation>
    </message>
    <message>
        <source>Elastic out</source>
        <translation>탄성 아웃</translation>
    </message>
    <message>
        <source>%1: to the key before</source>
        <translation>%1: 이전 키로</translation>
    </message>
    <message>
        <source>%1: set or remove a key at the playhead</source>
        <translation>%1: 재생 헤드에 키 추가 또는 제거</translation>
    </message>
    <message>
        <source>%1: to the next key</source>
        <translation>%1: 다음 키로</translation>
    </message>
    <message>
        <source>%1: the way to the next key</source>
        <translation>%1: 다음 키까지의 변화</translation>
    </message>
</context>
<context>
    <name>spot::SourceBar</name>
    <message>
        <source>Where the media item is looked at</source>
        <translation>미디어에서 보고 있는 위치</translation>
    </message>
</context>
<context>
    <name>spot::SourceView</name>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>스틸</translation>
    </message>
    <message>
        <source>In point of the source (I, while it has the focus)</source>
        <translation>소스의 시작점 (소스에 초점이 있을 때 I)</translation>
    </message>
    <message>
        <source>Out point of the source (O, while it has the focus)</source>
        <translation>소스의 끝점 (소스에 초점이 있을 때 O)</translation>
    </message>
    <message>
        <source>Clear the source's points (Alt+X)</source>
        <translation>소스의 시작점과 끝점 지우기 (Alt+X)</translation>
    </message>
    <message>
        <source>Insert into the timeline (,)</source>
        <translation>타임라인에 삽입 (,)</translation>
    </message>
    <message>
        <source>Overwrite on the timeline (.)</source>
        <translation>타임라인에 덮어쓰기 (.)</translation>
    </message>
    <message>
        <source>   marked %1</source>
        <translation>   표시 구간 %1</translation>
    </message>
</context>
<context>
    <name>marker</name>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>자홍</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>검정</translation>
    </message>
    <message>
        <source>White</source>
        <translation>하양</translation>
    </message>
</context>
<context>
    <name>spot::MarkerDialog</name>
    <message>
        <source>Marker</source>
        <translation>마커</translation>
    </message>
    <message>
        <source> frames</source>
        <translation> 프레임</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>마커 삭제</translation>
    </message>
</context>
<context>
    <name>spot::MarkersPanel</name>
    <message>
        <source>Markers</source>
        <translation>마커</translation>
    </message>
    <message>
        <source>Enter or a double press edits, Delete removes.</source>
        <translation>Enter나 두 번 누르기로 고치고 Delete로 지웁니다.</translation>
    </message>
    <message>
        <source>M sets a marker at the playhead.</source>
        <translation>M을 누르면 재생 위치에 마커가 놓입니다.</translation>
    </message>
</context>
<context>
    <name>spot::AttributeDialog</name>
    <message>
        <source>Fit, position, size and rotation</source>
        <translation>맞춤, 위치, 크기, 회전</translation>
    </message>
    <message>
        <source>Opacity and blending</source>
        <translation>불투명도와 혼합</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Gain, pan and fades of the sound</source>
        <translation>소리의 음량, 좌우, 페이드</translation>
    </message>
    <message>
        <source>Style of the text</source>
        <translation>자막 모양</translation>
    </message>
    <message>
        <source>Paste attributes</source>
        <translation>속성 붙여넣기</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>효과</translation>
    </message>
</context>
<context>
    <name>spot::FourPointDialog</name>
    <message>
        <source>Four points</source>
        <translation>네 점 편집</translation>
    </message>
    <message>
        <source>The source is %1 frames long, the place %2. What gives way?</source>
        <translation>소스는 %1프레임, 놓일 곳은 %2프레임입니다. 무엇을 바꿀까요?</translation>
    </message>
    <message>
        <source>The speed: fit the source to fill the place</source>
        <translation>속도: 소스를 놓일 곳에 맞춥니다</translation>
    </message>
    <message>
        <source>The source's out point</source>
        <translation>소스의 끝점</translation>
    </message>
    <message>
        <source>The source's in point</source>
        <translation>소스의 시작점</translation>
    </message>
    <message>
        <source>The timeline's out point</source>
        <translation>타임라인의 끝점</translation>
    </message>
    <message>
        <source>The timeline's in point</source>
        <translation>타임라인의 시작점</translation>
    </message>
    <message>
        <source>Put</source>
        <translation>놓기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>spot::TimelineDialog</name>
    <message>
        <source>Picture</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>내레이션</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>음악</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>효과음</translation>
    </message>
    <message>
        <source>New timeline</source>
        <translation>새 타임라인</translation>
    </message>
    <message>
        <source>Change timeline</source>
        <translation>타임라인 변경</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>as long as its clips</source>
        <translation>클립의 길이만큼</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>화면 크기</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>초당 프레임</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>음량 크기</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>spot::EffectStack</name>
    <message>
        <source>Add effect</source>
        <translation>효과 추가</translation>
    </message>
    <message>
        <source>EFFECTS</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>EFFECTS OF %1</source>
        <translation>%1의 효과</translation>
    </message>
    <message>
        <source>%1 (not in this version)</source>
        <translation>%1 (이 버전에 없음)</translation>
    </message>
    <message>
        <source>%1: apply earlier</source>
        <translation>%1: 먼저 적용</translation>
    </message>
    <message>
        <source>%1: apply later</source>
        <translation>%1: 나중에 적용</translation>
    </message>
    <message>
        <source>%1: set everything back</source>
        <translation>%1: 모두 기본값으로</translation>
    </message>
    <message>
        <source>%1: remove</source>
        <translation>%1: 제거</translation>
    </message>
    <message>
        <source>%1: show or hide its numbers</source>
        <translation>%1: 값 보이기/숨기기</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Of the sound track</source>
        <translation>사운드 트랙의 효과</translation>
    </message>
</context>
<context>
    <name>spot::Effects</name>
    <message>
        <source>Radius</source>
        <translation>반지름</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>가우시안 블러</translation>
    </message>
    <message>
        <source>Key red</source>
        <translation>키 빨강</translation>
    </message>
    <message>
        <source>Key green</source>
        <translation>키 초록</translation>
    </message>
    <message>
        <source>Key blue</source>
        <translation>키 파랑</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 범위</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>부드러움</translation>
    </message>
    <message>
        <source>Spill</source>
        <translation>스필 제거</translation>
    </message>
    <message>
        <source>Chroma key</source>
        <translation>크로마 키</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Drop shadow</source>
        <translation>그림자</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>양</translation>
    </message>
    <message>
        <source>Dark red</source>
        <translation>어두운 쪽 빨강</translation>
    </message>
    <message>
        <source>Dark green</source>
        <translation>어두운 쪽 초록</translation>
    </message>
    <message>
        <source>Dark blue</source>
        <translation>어두운 쪽 파랑</translation>
    </message>
    <message>
        <source>Light red</source>
        <translation>밝은 쪽 빨강</translation>
    </message>
    <message>
        <source>Light green</source>
        <translation>밝은 쪽 초록</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>밝은 쪽 파랑</translation>
    </message>
    <message>
        <source>Duotone</source>
        <translation>듀오톤</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Glow</source>
        <translation>글로우</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>색온도</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>틴트</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>리프트</translation>
    </message>
    <message>
        <source>Lift red</source>
        <translation>리프트 빨강</translation>
    </message>
    <message>
        <source>Lift green</source>
        <translation>리프트 초록</translation>
    </message>
    <message>
        <source>Lift blue</source>
        <translation>리프트 파랑</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>Gamma red</source>
        <translation>감마 빨강</translation>
    </message>
    <message>
        <source>Gamma green</source>
        <translation>감마 초록</translation>
    </message>
    <message>
        <source>Gamma blue</source>
        <translation>감마 파랑</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>게인</translation>
    </message>
    <message>
        <source>Gain red</source>
        <translation>게인 빨강</translation>
    </message>
    <message>
        <source>Gain green</source>
        <translation>게인 초록</translation>
    </message>
    <message>
        <source>Gain blue</source>
        <translation>게인 파랑</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>오프셋</translation>
    </message>
    <message>
        <source>Offset red</source>
        <translation>오프셋 빨강</translation>
    </message>
    <message>
        <source>Offset green</source>
        <translation>오프셋 초록</translation>
    </message>
    <message>
        <source>Offset blue</source>
        <translation>오프셋 파랑</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>대비</translation>
    </message>
    <message>
        <source>Pivot</source>
        <translation>대비 중심</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>채도</translation>
    </message>
    <message>
        <source>Colour grade</source>
        <translation>색 보정</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Film grain</source>
        <translation>필름 그레인</translation>
    </message>
    <message>
        <source>Width to height</source>
        <translation>가로세로비</translation>
    </message>
    <message>
        <source>Letterbox</source>
        <translation>레터박스</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>Luma key</source>
        <translation>루마 키</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Centre across</source>
        <translation>가로 중심</translation>
    </message>
    <message>
        <source>Centre down</source>
        <translation>세로 중심</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>둥글게</translation>
    </message>
    <message>
        <source>Mosaic</source>
        <translation>모자이크</translation>
    </message>
    <message>
        <source>Rounded corners</source>
        <translation>둥근 모서리</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>Roundness</source>
        <translation>둥글기</translation>
    </message>
    <message>
        <source>Vignette</source>
        <translation>비네트</translation>
    </message>
    <message>
        <source>All at 0</source>
        <translation>전체 0</translation>
    </message>
    <message>
        <source>All at 100</source>
        <translation>전체 100</translation>
    </message>
    <message>
        <source>All at 25</source>
        <translation>전체 25</translation>
    </message>
    <message>
        <source>All at 50</source>
        <translation>전체 50</translation>
    </message>
    <message>
        <source>All at 75</source>
        <translation>전체 75</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>띠 높이</translation>
    </message>
    <message>
        <source>Blue at 0</source>
        <translation>파랑 0</translation>
    </message>
    <message>
        <source>Blue at 100</source>
        <translation>파랑 100</translation>
    </message>
    <message>
        <source>Blue at 25</source>
        <translation>파랑 25</translation>
    </message>
    <message>
        <source>Blue at 50</source>
        <translation>파랑 50</translation>
    </message>
    <message>
        <source>Blue at 75</source>
        <translation>파랑 75</translation>
    </message>
    <message>
        <source>Brightest</source>
        <translation>가장 밝은 곳</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>밝기</translation>
    </message>
    <message>
        <source>Brightness of blue</source>
        <translation>파랑 밝기</translation>
    </message>
    <message>
        <source>Brightness of cyan</source>
        <translation>청록 밝기</translation>
    </message>
    <message>
        <source>Brightness of green</source>
        <translation>초록 밝기</translation>
    </message>
    <message>
        <source>Brightness of magenta</source>
        <translation>자홍 밝기</translation>
    </message>
    <message>
        <source>Brightness of red</source>
        <translation>빨강 밝기</translation>
    </message>
    <message>
        <source>Brightness of yellow</source>
        <translation>노랑 밝기</translation>
    </message>
    <message>
        <source>Colour fringe</source>
        <translation>색수차</translation>
    </message>
    <message>
        <source>Colour split</source>
        <translation>색 분리</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>커브</translation>
    </message>
    <message>
        <source>Darkest</source>
        <translation>가장 어두운 곳</translation>
    </message>
    <message>
        <source>Directional blur</source>
        <translation>방향 흐림</translation>
    </message>
    <message>
        <source>Frames per crossing</source>
        <translation>이동당 프레임</translation>
    </message>
    <message>
        <source>Frames per pattern</source>
        <translation>무늬당 프레임</translation>
    </message>
    <message>
        <source>Frames per swing</source>
        <translation>흔들림당 프레임</translation>
    </message>
    <message>
        <source>Glitch</source>
        <translation>글리치</translation>
    </message>
    <message>
        <source>Green at 0</source>
        <translation>초록 0</translation>
    </message>
    <message>
        <source>Green at 100</source>
        <translation>초록 100</translation>
    </message>
    <message>
        <source>Green at 25</source>
        <translation>초록 25</translation>
    </message>
    <message>
        <source>Green at 50</source>
        <translation>초록 50</translation>
    </message>
    <message>
        <source>Green at 75</source>
        <translation>초록 75</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>Hue curves</source>
        <translation>색조 커브</translation>
    </message>
    <message>
        <source>Hue of blue</source>
        <translation>파랑 색조</translation>
    </message>
    <message>
        <source>Hue of cyan</source>
        <translation>청록 색조</translation>
    </message>
    <message>
        <source>Hue of green</source>
        <translation>초록 색조</translation>
    </message>
    <message>
        <source>Hue of magenta</source>
        <translation>자홍 색조</translation>
    </message>
    <message>
        <source>Hue of red</source>
        <translation>빨강 색조</translation>
    </message>
    <message>
        <source>Hue of yellow</source>
        <translation>노랑 색조</translation>
    </message>
    <message>
        <source>Hue width</source>
        <translation>색조 폭</translation>
    </message>
    <message>
        <source>Least saturation</source>
        <translation>최소 채도</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Lens blur</source>
        <translation>렌즈 흐림</translation>
    </message>
    <message>
        <source>Lens distortion</source>
        <translation>렌즈 왜곡</translation>
    </message>
    <message>
        <source>Light leak</source>
        <translation>빛샘</translation>
    </message>
    <message>
        <source>Noise reduction</source>
        <translation>노이즈 감소</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>외곽선</translation>
    </message>
    <message>
        <source>Qualifier</source>
        <translation>색상 범위 선택</translation>
    </message>
    <message>
        <source>Red at 0</source>
        <translation>빨강 0</translation>
    </message>
    <message>
        <source>Red at 100</source>
        <translation>빨강 100</translation>
    </message>
    <message>
        <source>Red at 25</source>
        <translation>빨강 25</translation>
    </message>
    <message>
        <source>Red at 50</source>
        <translation>빨강 50</translation>
    </message>
    <message>
        <source>Red at 75</source>
        <translation>빨강 75</translation>
    </message>
    <message>
        <source>Saturation of blue</source>
        <translation>파랑 채도</translation>
    </message>
    <message>
        <source>Saturation of cyan</source>
        <translation>청록 채도</translation>
    </message>
    <message>
        <source>Saturation of green</source>
        <translation>초록 채도</translation>
    </message>
    <message>
        <source>Saturation of magenta</source>
        <translation>자홍 채도</translation>
    </message>
    <message>
        <source>Saturation of red</source>
        <translation>빨강 채도</translation>
    </message>
    <message>
        <source>Saturation of yellow</source>
        <translation>노랑 채도</translation>
    </message>
    <message>
        <source>Shake</source>
        <translation>흔들림</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>밀림</translation>
    </message>
    <message>
        <source>Show selection</source>
        <translation>선택 범위 보기</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Turn hue</source>
        <translation>색조 돌리기</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Denoise</source>
        <translation>영상 노이즈 제거</translation>
    </message>
    <message>
        <source>Equalizer</source>
        <translation>이퀄라이저</translation>
    </message>
    <message>
        <source>Compressor</source>
        <translation>컴프레서</translation>
    </message>
    <message>
        <source>Limiter</source>
        <translation>리미터</translation>
    </message>
    <message>
        <source>Noise gate</source>
        <translation>노이즈 게이트</translation>
    </message>
    <message>
        <source>De-esser</source>
        <translation>디에서</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>리버브</translation>
    </message>
    <message>
        <source>Low cut</source>
        <translation>저역 차단</translation>
    </message>
    <message>
        <source>Low cut frequency</source>
        <translation>저역 차단 주파수</translation>
    </message>
    <message>
        <source>Low shelf frequency</source>
        <translation>저역 셸프 주파수</translation>
    </message>
    <message>
        <source>Low shelf gain</source>
        <translation>저역 셸프 게인</translation>
    </message>
    <message>
        <source>Band 1 frequency</source>
        <translation>밴드 1 주파수</translation>
    </message>
    <message>
        <source>Band 1 gain</source>
        <translation>밴드 1 게인</translation>
    </message>
    <message>
        <source>Band 1 Q</source>
        <translation>밴드 1 Q</translation>
    </message>
    <message>
        <source>Band 2 frequency</source>
        <translation>밴드 2 주파수</translation>
    </message>
    <message>
        <source>Band 2 gain</source>
        <translation>밴드 2 게인</translation>
    </message>
    <message>
        <source>Band 2 Q</source>
        <translation>밴드 2 Q</translation>
    </message>
    <message>
        <source>Band 3 frequency</source>
        <translation>밴드 3 주파수</translation>
    </message>
    <message>
        <source>Band 3 gain</source>
        <translation>밴드 3 게인</translation>
    </message>
    <message>
        <source>Band 3 Q</source>
        <translation>밴드 3 Q</translation>
    </message>
    <message>
        <source>High shelf frequency</source>
        <translation>고역 셸프 주파수</translation>
    </message>
    <message>
        <source>High shelf gain</source>
        <translation>고역 셸프 게인</translation>
    </message>
    <message>
        <source>High cut</source>
        <translation>고역 차단</translation>
    </message>
    <message>
        <source>High cut frequency</source>
        <translation>고역 차단 주파수</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>니</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>어택</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>릴리스</translation>
    </message>
    <message>
        <source>Make-up gain</source>
        <translation>보상 게인</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>홀드</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>드라이브</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>최대 레벨</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>주파수</translation>
    </message>
    <message>
        <source>Reduction</source>
        <translation>감소량</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>잔향 시간</translation>
    </message>
    <message>
        <source>Pre-delay</source>
        <translation>프리딜레이</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>댐핑</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>믹스</translation>
    </message>
    <message>
        <source>Voice over</source>
        <translation>내레이션</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>Music under voice</source>
        <translation>목소리 아래 음악</translation>
    </message>
    <message>
        <source>Shape mask</source>
        <translation>모양 마스크</translation>
    </message>
    <message>
        <source>Corner pin</source>
        <translation>모서리 고정</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>타원</translation>
    </message>
    <message>
        <source>Corner radius</source>
        <translation>모서리 반지름</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>가장자리 흐림</translation>
    </message>
    <message>
        <source>Take away the inside</source>
        <translation>안쪽 없애기</translation>
    </message>
    <message>
        <source>Top left across</source>
        <translation>왼쪽 위 가로</translation>
    </message>
    <message>
        <source>Top left down</source>
        <translation>왼쪽 위 세로</translation>
    </message>
    <message>
        <source>Top right across</source>
        <translation>오른쪽 위 가로</translation>
    </message>
    <message>
        <source>Top right down</source>
        <translation>오른쪽 위 세로</translation>
    </message>
    <message>
        <source>Bottom right across</source>
        <translation>오른쪽 아래 가로</translation>
    </message>
    <message>
        <source>Bottom right down</source>
        <translation>오른쪽 아래 세로</translation>
    </message>
    <message>
        <source>Bottom left across</source>
        <translation>왼쪽 아래 가로</translation>
    </message>
    <message>
        <source>Bottom left down</source>
        <translation>왼쪽 아래 세로</translation>
    </message>
</context>
<context>
    <name>version</name>
    <message>
        <source>left out</source>
        <translation>빠짐</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>track</source>
        <translation>트랙</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>text style</source>
        <translation>글자 모양</translation>
    </message>
    <message>
        <source>media</source>
        <translation>미디어</translation>
    </message>
    <message>
        <source>media range</source>
        <translation>미디어 구간</translation>
    </message>
    <message>
        <source>content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>effects</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>transition</source>
        <translation>전환</translation>
    </message>
    <message>
        <source>slot</source>
        <translation>슬롯</translation>
    </message>
    <message>
        <source>link</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>notes of other programs</source>
        <translation>다른 프로그램의 메모</translation>
    </message>
    <message>
        <source>push of what comes later</source>
        <translation>뒤따르는 클립 밀기</translation>
    </message>
    <message>
        <source>Follows %1.</source>
        <translation>%1을(를) 따릅니다.</translation>
    </message>
    <message>
        <source>%1 overridden, %2 of them out of date: the master has changed since.</source>
        <translation>%1개를 다르게 지정했고, 그중 %2개는 그 뒤 마스터가 바뀌어 오래되었습니다.</translation>
    </message>
    <message>
        <source>%1 overridden.</source>
        <translation>%1개를 다르게 지정했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are still in the master&apos;s language.</source>
        <translation><numerusform>글자 %n개가 아직 마스터의 언어입니다.</numerusform></translation>
    </message>
</context>
<context>
    <name>spot::VersionRows</name>
    <message>
        <source>VERSION</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Reset to master</source>
        <translation>마스터로 되돌리기</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>The clip follows the master again</source>
        <translation>클립이 다시 마스터를 따릅니다</translation>
    </message>
    <message>
        <source>The override stays and counts as up to date</source>
        <translation>다르게 지정한 값을 그대로 두고 최신으로 봅니다</translation>
    </message>
    <message>
        <source>Only in this version.</source>
        <translation>이 버전에만 있습니다.</translation>
    </message>
    <message>
        <source>Not the master&apos;s: %1.</source>
        <translation>마스터와 다름: %1.</translation>
    </message>
    <message>
        <source>Not the master&apos;s: %1. Out of date, the master has changed since: %2.</source>
        <translation>마스터와 다름: %1. 그 뒤 마스터가 바뀌어 오래됨: %2.</translation>
    </message>
    <message>
        <source>The words are still in the master&apos;s language.</source>
        <translation>글자가 아직 마스터의 언어입니다.</translation>
    </message>
</context>
<context>
    <name>spot::VersionDialog</name>
    <message>
        <source>Versions of %1</source>
        <translation>%1의 버전</translation>
    </message>
    <message>
        <source>There is a version of this ratio already</source>
        <translation>이 비율의 버전이 이미 있습니다</translation>
    </message>
    <message>
        <source>the master&apos;s</source>
        <translation>마스터와 같음</translation>
    </message>
    <message>
        <source>A language code such as ko or en-GB: texts that still are the master&apos;s are then marked as to be translated</source>
        <translation>ko, en-GB 같은 언어 코드: 아직 마스터의 것인 글자는 번역할 것으로 표시됩니다</translation>
    </message>
    <message>
        <source>A version follows its master: what changes there arrives here, except for what you change here yourself. Pictures and texts are fitted to the new frame.</source>
        <translation>버전은 마스터를 따릅니다. 마스터에서 바뀐 것은 여기에도 들어오며, 여기서 직접 바꾼 것은 그대로 남습니다. 화면과 글자는 새 프레임에 맞춰집니다.</translation>
    </message>
    <message>
        <source>Ratios</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a ratio.</source>
        <translation>비율을 고르세요.</translation>
    </message>
    <message>
        <source>Makes: %1</source>
        <translation>만들 버전: %1</translation>
    </message>
</context>
<context>
    <name>spot::LevelMeter</name>
    <message>
        <source>Level meter</source>
        <translation>레벨 미터</translation>
    </message>
    <message>
        <source>Peaks in dBFS; red: a true peak above -1 dBTP. M, S, I: momentary, short-term and integrated loudness in LUFS.</source>
        <translation>피크(dBFS). 빨강: 트루 피크가 -1 dBTP를 넘음. M, S, I: 순간, 단기, 통합 라우드니스(LUFS).</translation>
    </message>
</context>
<context>
    <name>spot::FieldsDialog</name>
    <message>
        <source>&quot;%1&quot; is no number: write 1.5</source>
        <translation>&quot;%1&quot;은(는) 숫자가 아닙니다. 1.5처럼 쓰십시오</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>media</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>spoken line</source>
        <translation>내레이션</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>the text's colour</source>
        <translation>글의 색</translation>
    </message>
    <message>
        <source>the colour of its box</source>
        <translation>글 상자의 색</translation>
    </message>
    <message>
        <source>the text's size</source>
        <translation>글의 크기</translation>
    </message>
    <message>
        <source>the colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>the media</source>
        <translation>소재</translation>
    </message>
    <message>
        <source>the gain</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>the spoken line of a scene</source>
        <translation>장면의 내레이션</translation>
    </message>
    <message>
        <source>the super of a scene</source>
        <translation>장면의 자막</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>the brand's name</source>
        <translation>브랜드 이름</translation>
    </message>
    <message>
        <source>the tagline</source>
        <translation>슬로건</translation>
    </message>
    <message>
        <source>the brand's address</source>
        <translation>브랜드 주소</translation>
    </message>
    <message>
        <source>the brand's colour</source>
        <translation>브랜드 색</translation>
    </message>
    <message>
        <source>(its clip is gone)</source>
        <translation>(클립이 없어짐)</translation>
    </message>
    <message numerus="yes">
        <source>at most %n character(s)</source>
        <translation>
            <numerusform>최대 %n자</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n line(s)</source>
        <translation>
            <numerusform>최대 %n줄</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1까지</translation>
    </message>
    <message>
        <source>else “%1”</source>
        <translation>없으면 “%1”</translation>
    </message>
    <message>
        <source>has to be given</source>
        <translation>꼭 있어야 함</translation>
    </message>
    <message>
        <source>Has to be given</source>
        <translation>꼭 있어야 함</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Template fields</source>
        <translation>템플릿 항목</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>채우는 곳</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>제한</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>parted by |; empty: anything</source>
        <translation>|로 나눔. 비우면 아무 값</translation>
    </message>
    <message>
        <source>as the table's column shall be called</source>
        <translation>표의 열 이름</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>When left out</source>
        <translation>비었을 때</translation>
    </message>
    <message>
        <source>Characters at most</source>
        <translation>최대 글자 수</translation>
    </message>
    <message>
        <source>Lines at most</source>
        <translation>최대 줄 수</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>고를 수 있는 값</translation>
    </message>
</context>
<context>
    <name>spot::FillDialog</name>
    <message>
        <source>good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>나쁨</translation>
    </message>
    <message>
        <source>working</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>made</source>
        <translation>만듦</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Fill from table</source>
        <translation>표로 채우기</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Choose a table...</source>
        <translation>표 선택...</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Films into</source>
        <translation>영상을 넣을 곳</translation>
    </message>
    <message>
        <source>Choose a folder...</source>
        <translation>폴더 선택...</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>표의 행</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 cannot be started: is Spotwright installed whole?</source>
        <translation>%1을(를) 시작할 수 없습니다. Spotwright가 온전히 설치되어 있습니까?</translation>
    </message>
    <message>
        <source>This project has no template fields yet: add some with File &gt; Template fields.</source>
        <translation>이 프로젝트에는 아직 템플릿 항목이 없습니다. 파일 &gt; 템플릿 항목에서 추가하십시오.</translation>
    </message>
    <message>
        <source>Choose a table: its columns are called like the fields, and each row becomes a film.</source>
        <translation>표를 선택하십시오. 열 이름은 항목 이름과 같고, 행마다 영상 하나가 됩니다.</translation>
    </message>
    <message>
        <source>Looking at the table...</source>
        <translation>표를 보는 중...</translation>
    </message>
    <message>
        <source>Making the films...</source>
        <translation>영상을 만드는 중...</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n film(s) made.</source>
        <translation>
            <numerusform>멈췄습니다. 영상 %n개를 만들었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It ended with %1.</source>
        <translation>%1(으)로 끝났습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be filled.</source>
        <translation>
            <numerusform>%n개 행을 채울 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot.</source>
        <translation>
            <numerusform>%n개 행은 채울 수 없습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) made.</source>
        <translation>
            <numerusform>영상 %n개를 만들었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be filled.</source>
        <translation>
            <numerusform>%n개 행은 채우지 못했습니다.</numerusform>
        </translation>
    </message>
</context>
</TS>
