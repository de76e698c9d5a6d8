"""Words written in Latin letters that can be read as pinyin and are none."""

# They may be part of a Chinese name: where every word is capitalised, as in a headline, that says nothing ("Sun Can
# Harm the Skin"); elsewhere the capitals make them a name ("the surgeon Sun Can").
AMBIGUOUS = frozenset(
    (
        "an ban bang ben bin bing binge can chi dan dance dangle dangling de die dong fan gang gong "
        "guide gun ha hang he hen human ken la lang le lie linger long man me men mingle pan "
        "pen pie pin ran rang run sang she shine shun song su sun tan tang tangle tie "
        "tingle tong yo you zen"
    ).split()
)

# They are no part of a Chinese name and no Chinese place.
NEVER = frozenset(
    (
        # English words.
        "abide abuse ace acute age agenda aide aiming ale alien alike along amen amuse anemia anger angle animate "
        "anime anti antigen antique anyone are area arena arise aside ate awake aware bake balance banana bandage "
        "bane banning bare base baseline bate beige bike bile bite bone boo boxing buying cabin cage cake came "
        "candidate cane canning care career case cease chance change changer chanting chase cheating cheer cheese "
        "chemo chime cite citing citizen cue cuisine cure cute damage danger dare data date dating dealing debate "
        "decade decide deer defence defending defense delete demanding dementia demise demo depending desire dice "
        "dime dine dining dioxide dire disease dude due dune ease easier eating editing elite ending endure engage "
        "enhance ensure entire era erase eye face fade fake fame famine fare fate fatigue fence fuse future gaining "
        "gala gale game gaming gate gaze gene genera generate genie genre gentile geo guidance guise gunman gunmen "
        "guru hailing hale handing hanger hare hate haze heading healing heating hence here heritage house huge "
        "humane hunting june keen keeping lace lake lame lance landing lane language late leading league lean "
        "leaning lease lee leisure licence license like lime limiting line lineage linen liner lining linkage longer "
        "longtime lumen lure machine made mailing maize make malaria male manage mandate mango mania manning mare "
        "marine mate mature maze mean meaning measure media median medicine meeting melanoma menu mere meta mice "
        "mile mine mining minute mobile mode modeling module mole molecule more mouse mule mute name naming nature "
        "needing nice niche nine nuance nude nuke ocean ode one open opener ore outing oxide pace page palace pale "
        "pancake parenting patience paying pending piece pier pike pile piling pine piping pole police polite pore "
        "pose puke pure quake quarantine queen quote quoting range ranger reading realize reduce refuge refuse "
        "relate relating relaxing remaining remote resume retaining retire rice ride riding rise risen rite route "
        "routine routing rude rue rule ruling rune ruse sage sailing sake sale saline same sane satire saying sea "
        "sealing seating secure see seeming seen semen semi senate sending sense serene serie shade shake shaken "
        "shale shame shaping share sheer shire shouting side siding siege sine sire site size suite sunken sunrise "
        "sunshine sure sushi take taken tale tame taping taxi tea tee teen tenure tide tier tile time timeline "
        "timing tire titan tubing tuna tune tuning wade wage wailing waiting wake wanting ware woke woman women wore "
        "yea "
        # Names that are not Chinese, of people and of places.
        "ada adele aidan alan ali alia alice amanda america american ana andi angela anita anna anne annie anya asia "
        "asian bali bianca busan cali canada canadian cate celia chechen chennai chile china chinese congo cuba "
        "cuban dale damian dana dane dani danone dante dea dean denise desi diana diane dina dubai duke duncan duran "
        "elena eli elise eliza emi enrique erie fabian fannie gaga gage gaia gaza guatemala guinea haiti hana hansen "
        "hasan heidi helena helene hume jude julia julian julie kali kane kano kanye karen kate katie kenya kenyan "
        "laguna lana lancashire lange lanka lena lenin leo leone lima linda lisa luca lucia luka luke madame "
        "madeline mae maine malaga mali mandela manila maori mari maria marian marie marina mario maya megan mia "
        "miami michigan mika mike milan milano mina mini miranda mona monica moore mori naomi natalie nate nazi "
        "nepali nigeria nike nile nina nino obama oman osaka owen paige paine palin panama pasha pia pierre pisa "
        "pune quran rana reagan rene rica rio rita ruben rubin sami samoa sana santa sasha satan sean selena shane "
        "shea sia siena sinai siri sudan sue sunni susan suzanne tanya tate tia tina tonga wanda yale yamaha yemen "
        "yuri zane zeke zulu"
    ).split()
)

# Provinces, great cities and bodies: they stand beside the names of people, not in them.
PLACES = frozenset(
    (
        "anhui aomen beijing changsha changzhou chengdu chongqing dalian dongguan fudan fujian fuzhou gansu "
        "guangdong guangxi guangzhou guiyang guizhou haerbin haikou hainan hangzhou hebei hefei heilongjiang henan "
        "huawei hubei huhehaote hunan jiangsu jiangxi jiaotong kunming lanzhou lasa liaoning nanchang nanjing "
        "nanning nantong ningxia pudong putonghua qingdao qinghai renminbi sanya shaanxi shandong shanghai shantou "
        "shanxi shenyang shenzhen shijiazhuang sichuan suzhou taipei taiwan taiyuan tianjin tongji wenzhou wuhan "
        "wulumuqi xiamen xining xiongan xizang xuzhou yangzhou yinchuan yunnan zhejiang zhengzhou zhongguancun "
        "zhuhai"
    ).split()
)
# Two words, as one, that could be a name and are a place, a body or a thing.
PAIRS = frozenset(
    ("danang daning falungong fengshui halong hangseng hongkong mingpao pingan qigong taichi tongren yinyang").split()
)
# What stands behind the name of a place.
PLACE_WORDS = frozenset(
    (
        "airport avenue bay bridge city county district dynasty island islands lake lane mountain mountains port "
        "prefecture province region river road sea square station street temple town village"
    ).split()
)
