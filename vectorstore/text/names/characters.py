"""Which Han characters given names are made of, and which they are not."""

# Frequent in given names and rare elsewhere: by the names of people and the other words of jieba's dictionary (MIT
# licence), which is old, and more from names of today.
GIVEN = frozenset(
    "文德明子华军山玉志平林小光宗海建元云东英师永龙世宝伯正夫春晓安靖清峰利江立祥庆秀士先兰维兵武忠镇仁丽达蓉荣义"
    "君良思昌伟俊汉福亚祖敏阳兴红飞振杰树波青科凤河恩梅保景石芳笑刚才剑基贵嘉松瑞朝臣宁襄廷少奇森贤卫村康吉宇田强"
    "风洛宏远真希丹连守广泽兄仲顺辉泰孝勒花乐绍承鹏洪博章传香惠燕礼珍智秋胜继延伦慧亮素雷敬雪泉星雄启鸿诺健尚莱白"
    "若铁寿培圣复堂斐诗玲爱勇灵登善诚锡耀卿斌萍邦川誉威寨令彦初超友郡仪桂喜群崇兆银姆昭麟涛源伊冰凯齐升逊鸣怀芬莲"
    "岩双贞雨佩震望宣禄乃娜毅雅侠修郎亭霞梦晋炳显盛钟冲坚钧浩琴富静锦鹤冠微闻哲铭汝草恒赫茂乾庭岭宪欣珠莉隆勋蒙菲"
    "玄哈孟旭耶谦琪衡佳鼎九右勤献扬诸谷厚溪润奎柏霖温龄朗封儒密辅丰冬纯赛艳秉竹甲园烈乔奥豪柱裕征佐奉念岳昆翰旗宜"
    "抚翠怡甫湘紫尉益彩渊御炎婷尧季顿跃典帮津轩沙焕遂逸桑恭淑卓碧琳凡宾锋瑜夏沟菊帅栋爵丝嗣贯慈肃允柔洁辛翔渡颖颜"
    "眉弘羽桢圆晶坦旺卢夷奏迎默骏岗彪舒尊镜藻琦禹穆柳吾艾澄祯虹媛鹿伐廉宽丘枝谢豫渠敦坡横陶淳翼秦薇捷赞慕巾桐聪潮"
    "慎驹凌麻腾沛雯韵池纲弼婉隐霍赤萧舜霸徒桓禅莹坪肯羊尹肇寒琼谏盈娟申舟屯惟毓卜斋寅粉辰藩帆挺徽淮庚灿谋瑾莫燮舍"
    "巍丕瑶楠壮巡仕宰彝辽昂劲迁巧徵硕瑟丞墨晴钰井衍晨杏蔚荫棠扶勃璋娃孚祺奶铎琏锁朋绪遥铨屏潭祚骑馨疾杜奈豆峻峡浦"
    "霜旦沃虞璐庵瑛尾懿啸钊迦驰茹晖拱咸禧枫恺凉翊娥月磊鑫昕梓涵玮炜晟烨煜煦睿皓昊骁骥珂珈琛琰璇璞璟璨曦曜暄旻昱晗"
    "晔韬颀馥霁露雁霆菁萱蕾蕙芸芷苒茜荷葆蓓栩榕槐樱沁沂沅泓洋洲淇淼渝滢滨漪澜炯焱熙熹甜畅皎盼磐祎禾穗竣筱筠绮翀翎"
    "聆聿臻航芃荔薪衎裴谊阔隽飒骞骢鲲黛呦竺喆堃犇垚彧妍姝娅娇娴婕嫣孜宸寰屹岚峥嵘彤忻恬悦悠戎拓楷樾歆汐浔浠湉潼澍"
    "濛瀚灏炅焜煊熠犀珏珩琅琮瓒甄甦眭禛稷窈竑笛筌簌纾绎绚缃翌翾耘胤芊芮苓莘菡葳蓁蔓薏衔谖谧赟轲辙遐邈郴郦酉鉴铄铖"
    "锴锜镕闵霏霓靓颉颐颢飏驿骐骅骊鹰麒麓黠民奋妮倩涌功新成向长国根余抒韶律舫"
)
# Frequent elsewhere and hardly ever in a given name, by the same count.
NEVER_GIVEN = frozenset(
    "曾你咱有饰扮码亡氏奖某父母总姐爷叔嫂婆姨妈爸们队县区庙街港省人性字率证站器感是了不在这下他她它个地我到的说对"
    "从用着多部市等工而动那去还所种两当只又没员最看各十已但些想第院位由使点数把被并及资务委系气或很处话报给打几决"
    "更议今导交走反接规条受什党做却职号件类界完每叫收该且价往段装吃办像料投值包许息断怎速需片况局推除企失项低般防"
    "请落视副食跟案批按故责突仅杀供找终弹写检坐验急害例待压审送限座呢敌仍哪怕份谁吧架乱晚担句块错够退测版毒判啊险"
    "吗评假否脑短诉础届牌卖减票杂追警罪慢酸概款危店婚讨跑币疗误闭汽借您纸坏购床售课播访址贸距促液役迫损替铺障缩撤"
    "订触篇啦署贼休媒症病患药医与因内外后前者将也都就让则虽首于称据约组介获"
)
# They stand behind names, and the segmenter may take them for the last character: 郝伟有, 张丹饰.
TRAILING = frozenset("饰扮作有是往想当因们则及说表称与对从等任获曾将被让向就也都又仍即出收送给打报跟为会在的了")
# Words that the segmenter's dictionary has for people and that end so are things: 黄金周, 富士山, 吉祥物.
THING_END = frozenset("物周赛团镇山舵市湖桥庄县母性率化感权证季树花星国队站台岛寺庙城楼街路港州族法学品机器兽年人员者")
# What foreign names are written with: two of these make no Chinese given name, nor does one of the wider set behind a
# surname that foreign names begin with.
TRANSCRIBING = frozenset(
    "斯曼克尔特拉夫姆尼塔巴卡布贝诺纳蒂洛戈茨廷顿迪萨鲁伯科西德亚维森莱索基恩普奇罗加瓦米里耶查丁哥阿"
)
TRANSCRIBING_WIDER = TRANSCRIBING | frozenset(
    "库韦默瑞邦冯凯蒙林利安尼文本波摩列契钦才夏宾达丹迈杰温昂赛雅仑仓昆珀兹朗雷内什沙奥托罗姆兰登威勒"
)
TRANSCRIBING_FIRST = frozenset(
    "郝沙葛冯彭劳罗艾安马尤叶莫康穆费韦沃裴武梅米史汤詹麦鲁戴温奥乔查柯卢卡伊萨赫雷施桑阿巴高胡杜林海古哈贝"
)
