/**
 * Words that people choose as passwords, and the long passwords that come up most. Shorter ones are refused by
 * length; those with numbers or signs around a word are found by `passwordProblem`.
 */
const words = `
password passwort passphrase motdepasse contrasena parola senha wachtwoord haslo lozinka heslo salasana
welcome letmein iloveyou iloveu ilovemyself sunshine princess football baseball basketball softball volleyball
superman batman spiderman starwars pokemon dragon monkey shadow master michael jordan hunter hunter2 ranger
trustno secret admin administrator administration root user guest test testing tester default changeme changeit
login access qwerty qwertyuiop asdfghjkl zxcvbnm azerty azertyuiop abcdef abcdefgh abcdefghij abcabc
computer internet samsung iphone android google facebook twitter linkedin amazon microsoft windows apple
charlie jessica jennifer michelle daniel thomas robert andrew joshua matthew ashley amanda nicole elizabeth
alexander alexandra christopher christian christina katherine stephanie victoria valentina valentin
liverpool arsenal chelsea barcelona realmadrid manchester manchesterunited juventus steelers cowboys yankees
lakers eagles packers redsox patriots raiders fifaworldcup championsleague
mustang ferrari mercedes porsche corvette camaro harley harleydavidson yamaha honda toyota
butterfly strawberry chocolate cheesecake blueberry pineapple watermelon buttercup sunflower snowflake rainbow
freedom forever always happiness beautiful friends family friendship blessed blessing jesus jesuschrist
whatever nothing something anything everything summer winter spring autumn january february september october
november december monday friday sunday saturday thursday
fuckyou fuckoff asshole bullshit bitch pussy sexy
computer1 passw0rd p@ssw0rd pass password1 password12 password123 password1234 password12345 password123456
iloveyou1 iloveyou123 welcome1 welcome123 welcome1234 qwerty123 qwerty12345 qwerty123456 qwertyuiop123
admin123 admin1234 admin12345 admin123456 root1234 abc123 abcd1234 abcde12345 a123456789 a1234567890 aa123456789
qq123456789 q123456789 z123456789 w123456789 123456789a 1234567890a 123456789q 1234567890q 123456789abc
1234567890qwe 123qweasdzxc qweasdzxc qweasdzxc123 qazwsxedc qazwsxedcrfv qazwsxedc123 1qaz2wsx3edc 1qazxsw23edc
zaq12wsxcde3 zaq1xsw2cde3 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 asdf1234 asdfasdf asdfghjkl123 zxcvbnm123
asdfqwer1234 qwerasdfzxcv qwer1234asdf poiuytrewq lkjhgfdsa mnbvcxz 0987654321 9876543210 1234567890 12345678910
123456789012 1234512345 1231231231 123123123123 1020304050 1122334455 11223344556677 1029384756 0123456789
3141592653 3141592654 31415926535 2718281828 147258369 1472583690 7894561230 789456123 741852963 9638527410
woaini woaini1314 woaini520 woaini521 woaini123 woaini123456 5201314 52013141 5201314520 1314520 13145201314
woaiwojia zhongguo zhonghua beijing shanghai guangzhou shenzhen nihao nihaoma wodemima mima mimamima
caonima tiankong baobei laopo laogong qinaide xiaoming zhangwei wangwei wangfang lina liwei taobao alibaba tencent
woshishei woshiwo woshinidie aini1314 aini520 ainiyiwannian yisheng yishengyishi feichang haohaoxuexi
sakura naruto onepiece dragonball dragonballz pikachu minecraft fortnite roblox counterstrike callofduty
worldofwarcraft warcraft starcraft leagueoflegends overwatch assassin assassinscreed finalfantasy zelda mario
metallica nirvana slipknot eminem blackpink beatles thebeatles pinkfloyd ledzeppelin linkinpark
correcthorsebatterystaple correcthorse thequickbrownfox thequickbrownfoxjumps openthedoor opensesame
letmeinplease letmeinnow iamthebest youcantguessthis nopassword mypassword mypasswordis yourpassword thispassword
newpassword oldpassword temppassword temporary temporarypassword secretpassword supersecret topsecret ilovepassword
vermilion contract signature esignature electronicsignature
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
